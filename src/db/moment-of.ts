import pg from "pg";

const parse: (text: string) => Date = pg.types.getTypeParser(pg.types.builtins.TIMESTAMPTZ);

/**
 * A moment that the database wrote as text or into JSON. In the zone of a server it may be off from UTC by seconds too, as
 * zones were before they went by the hour (Monrovia until 1972): what Date reads makes no sense of that.
 */
export function momentOf(text: string): Date {
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? parse(text.replace("T", " ")) : moment;
}
