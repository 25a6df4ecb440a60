const digits = new Intl.NumberFormat("en");

/** A number with its unit: "1 contact", "12,400 contacts". */
export function counted(count: number, unit: string, units = `${unit}s`): string {
  return `${digits.format(count)} ${count === 1 ? unit : units}`;
}
