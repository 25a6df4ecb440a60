import { and, desc, eq, isNull } from "drizzle-orm";
import type { Database, Transaction } from "../../db/database.ts";
import { contactJoins, duplicatePairs, type UserId } from "../../db/schema.ts";
import { AppError } from "../../errors.ts";
import { joinContacts } from "../contacts/join-contacts.ts";
import { lockUser } from "../contacts/lock-user.ts";
import { undoJoin } from "../contacts/undo-join.ts";

/**
 * Makes one contact of a pair, the one that was there first, with every value of both.
 * @returns the id of the contact that is left
 * @throws AppError `not_found` for a pair that is not on the list; `conflict` for one that was refused.
 */
export async function joinPair(db: Database, userId: UserId, pairId: number, now: Date): Promise<number> {
  return db.transaction(async (tx) => {
    const pair = await lockPair(tx, userId, pairId);
    if (pair.status === "refused")
      throw new AppError("conflict", `Pair ${pairId} was refused. Take that back first.`);
    const { contactA: keepId, contactB: goneId, reasons } = pair;
    await joinContacts(tx, userId, { keepId, goneId, reasons }, now);
    return keepId;
  });
}

/**
 * The two of a pair are two people: it is never shown again.
 * @throws AppError `not_found` for a pair that is not on the list.
 */
export async function refusePair(db: Database, userId: UserId, pairId: number): Promise<void> {
  await db.transaction(async (tx) => {
    await lockPair(tx, userId, pairId);
    await setStatus(tx, userId, pairId, "refused");
  });
}

/**
 * Takes back what was decided of a pair: two contacts again, and the pair back on the list.
 * @throws AppError `not_found` for a pair of which nothing was decided; `conflict` while a later join stands on this one.
 */
export async function undoPair(db: Database, userId: UserId, pairId: number, now: Date): Promise<void> {
  await db.transaction(async (tx) => {
    await lockUser(tx, userId);
    const [join] = await tx
      .select({ id: contactJoins.id })
      .from(contactJoins)
      .where(
        and(eq(contactJoins.userId, userId), eq(contactJoins.pairId, pairId), isNull(contactJoins.undoneAt)),
      )
      .orderBy(desc(contactJoins.id))
      .limit(1);
    if (join) return undoJoin(tx, userId, join.id, now);
    const pair = await lockPair(tx, userId, pairId);
    if (pair.status !== "refused")
      throw new AppError(
        "not_found",
        `There is nothing to undo: pair ${pairId} was neither joined nor refused.`,
      );
    await setStatus(tx, userId, pairId, "open");
  });
}

async function lockPair(tx: Transaction, userId: UserId, pairId: number) {
  await lockUser(tx, userId);
  const [pair] = await tx
    .select()
    .from(duplicatePairs)
    .where(and(eq(duplicatePairs.userId, userId), eq(duplicatePairs.id, pairId)))
    .for("update");
  if (!pair) throw new AppError("not_found", `There is no pair ${pairId} on the review list.`);
  return pair;
}

async function setStatus(tx: Transaction, userId: UserId, pairId: number, status: "open" | "refused") {
  await tx
    .update(duplicatePairs)
    .set({ status })
    .where(and(eq(duplicatePairs.userId, userId), eq(duplicatePairs.id, pairId)));
}
