/** Beginnings of numbers that are reserved for fiction, and how many digits follow: they ring nobody. */
const RESERVED: Record<string, readonly { prefix: string; digits: number }[]> = {
  // North American Numbering Plan: 555-0100 to 555-0199 in every area.
  "United States": areas("201 206 212 303 305 312 404 408 415 503 512 602 615 617 646 702 713 718 773 808"),
  Canada: areas("204 306 403 416 418 438 514 604 613 647 780 902"),
  // Ofcom, numbers for drama use.
  "United Kingdom": [
    ..."7700900 2079460 1134960 1144960 1154960 1164960 1174960 1184960 1214960 1314960 1414960 1514960 1614960"
      .split(" ")
      .map((area) => ({ prefix: `+44${area}`, digits: 3 })),
  ],
  // Bundesnetzagentur, Mitteilung 148/2021.
  Germany: ["3023125", "6990009", "4066969", "2214710", "8999998"].map((area) => ({
    prefix: `+49${area}`,
    digits: 3,
  })),
  // Arcep, plan national de numérotation, 2.5.12.
  France: ["19900", "26191", "35301", "46571", "53649", "63998"].map((area) => ({
    prefix: `+33${area}`,
    digits: 4,
  })),
  // ACMA, numbers for use in TV shows, films and creative works.
  Australia: ["25550", "35550", "75550", "85550", "27010", "37010", "77010", "87010"].map((area) => ({
    prefix: `+61${area}`,
    digits: 4,
  })),
  // ComReg, 020 91x xxxx.
  Ireland: [{ prefix: "+3532091", digits: 5 }],
  // Post- och telestyrelsen, numbers for fiction.
  Sweden: ["3139006", "4062804", "8465004"].map((area) => ({ prefix: `+46${area}`, digits: 2 })),
};

function areas(codes: string) {
  return codes.split(" ").map((code) => ({ prefix: `+1${code}55501`, digits: 2 }));
}

/** Any prime that is in no range's size as a factor: with it neighbours get numbers far apart, and nobody's twice. */
const STRIDE = 7919;

/**
 * An E.164 number that belongs to nobody, a different one for every index. Undefined in countries that reserve none, and
 * when all of a country's are used up.
 */
export function fictionalPhone(country: string, index: number): string | undefined {
  const ranges = RESERVED[country] ?? [];
  const size = ranges.reduce((sum, { digits }) => sum + 10 ** digits, 0);
  if (index >= size) return undefined;
  let slot = (index * STRIDE) % size;
  for (const { prefix, digits } of ranges) {
    if (slot < 10 ** digits) return prefix + String(slot).padStart(digits, "0");
    slot -= 10 ** digits;
  }
  return undefined;
}
