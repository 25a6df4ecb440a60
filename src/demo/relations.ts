import type { Priority } from "../db/schema.ts";
import type { Tone } from "./talk/parse-threads.ts";

/** How the user and a person stand to each other; it decides how much they have to do with each other. */
export interface Relation {
  readonly id: "close" | "active" | "regular" | "quiet" | "dormant" | "acquaintance" | "listed";
  readonly share: number;
  /** Years since they met, at least and at most. */
  readonly years: readonly [number, number];
  /** Days since the last contact. */
  readonly silent: readonly [number, number];
  /** Conversations a year, while they are in touch. */
  readonly perYear: readonly [number, number];
  readonly tones: readonly Tone[];
  /** How many platforms they use with each other at most. */
  readonly platforms: number;
  /** How often a conversation goes on to its end; otherwise it breaks off somewhere. */
  readonly finished: number;
  readonly priorities: readonly Priority[];
}

/** With these shares a contact has about 20 interactions on average, and about one in ten scores as strong. */
export const RELATIONS: readonly Relation[] = [
  {
    id: "close",
    share: 5,
    years: [2, 9],
    silent: [0, 7],
    perYear: [5, 8],
    tones: ["friends", "friends", "work"],
    platforms: 4,
    finished: 0.95,
    priorities: ["high", "high", "medium"],
  },
  {
    id: "active",
    share: 12,
    years: [1, 7],
    silent: [25, 85],
    perYear: [1.6, 2.8],
    tones: ["work", "work", "friends"],
    platforms: 3,
    finished: 0.8,
    priorities: ["high", "medium", "medium", "medium", "medium"],
  },
  {
    id: "regular",
    share: 18,
    years: [1, 7],
    silent: [20, 170],
    perYear: [0.8, 1.8],
    tones: ["work", "work", "work", "friends"],
    platforms: 2,
    finished: 0.7,
    priorities: ["medium", "medium", "medium", "low"],
  },
  {
    id: "quiet",
    share: 12,
    years: [2, 8],
    silent: [70, 400],
    perYear: [1.3, 2.1],
    tones: ["work", "friends"],
    platforms: 3,
    finished: 0.85,
    priorities: ["high", "medium", "medium", "medium"],
  },
  {
    id: "dormant",
    share: 18,
    years: [4, 9],
    silent: [430, 1500],
    perYear: [0.5, 1.2],
    tones: ["work", "work", "friends"],
    platforms: 2,
    finished: 0.8,
    priorities: ["medium", "medium", "low", "low", "archived"],
  },
  {
    id: "acquaintance",
    share: 28,
    years: [0.1, 6],
    silent: [10, 2000],
    perYear: [0, 0],
    tones: ["first"],
    platforms: 1,
    finished: 0.4,
    priorities: ["medium", "medium", "low", "low", "low"],
  },
  {
    id: "listed",
    share: 7,
    years: [0.1, 6],
    silent: [0, 0],
    perYear: [0, 0],
    tones: [],
    platforms: 0,
    finished: 0,
    priorities: ["medium", "low", "low", "archived"],
  },
];
