// The few messages of the Postgres protocol 3.0 that the socket server writes itself.

const PROTOCOL_3_0 = 196_608;

/** Request codes that may stand in place of the protocol version in a connection's first message. */
export const FIRST_MESSAGE = {
  startup: PROTOCOL_3_0,
  cancel: 80_877_102,
  ssl: 80_877_103,
  gssEncryption: 80_877_104,
} as const;

/** SQLSTATE codes (Postgres manual, appendix A). */
export const SQLSTATE = {
  featureNotSupported: "0A000",
  idleInTransaction: "25P03",
  adminShutdown: "57P01",
} as const;

function message(type: string, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const header = Buffer.alloc(5);
  header.write(type, 0, "latin1");
  header.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([header, body]);
}

function text(value: string): Buffer {
  return Buffer.from(`${value}\0`);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function report(type: string, severity: string, code: string, words: string): Buffer {
  return message(
    type,
    text(`S${severity}`),
    text(`V${severity}`),
    text(`C${code}`),
    text(`M${words}`),
    text(""),
  );
}

export function errorResponse(severity: "ERROR" | "FATAL", code: string, words: string): Buffer {
  return report("E", severity, code, words);
}

export function query(sql: string): Buffer {
  return message("Q", text(sql));
}

/** Forgets a prepared statement, if there is one of that name. */
export function closeStatement(name: string): Buffer {
  return message("C", Buffer.from("S"), text(name));
}

/** DISCARD ALL, but for the statements that all clients share (units.ts). */
export const DISCARD = query(`
  close all; set session authorization default; reset all; unlisten *; select pg_advisory_unlock_all();
  discard temp; discard sequences;
  do $$ declare statement text; begin
    for statement in select name from pg_prepared_statements where name not like 'pingcrm\\_%' loop
      execute format('deallocate %I', statement);
    end loop;
  end $$`);

export const SYNC = message("S");

/** A statement that is no SQL: whatever came before it in the same exchange is undone, as if the client had failed. */
export const FAIL = message("P", text(""), text("!"), int16(0));

/** Tells a client to go when it is done with what it is doing. */
export const LEAVING = report("N", "NOTICE", SQLSTATE.adminShutdown, "the database moves to another process");

/** The one answer to a startup message that PGlite knows how to give: superuser postgres, database postgres. */
export const STARTUP = (() => {
  const body = Buffer.from("user\0postgres\0database\0postgres\0\0");
  const header = Buffer.alloc(8);
  header.writeUInt32BE(body.length + 8, 0);
  header.writeUInt32BE(PROTOCOL_3_0, 4);
  return Buffer.concat([header, body]);
})();
