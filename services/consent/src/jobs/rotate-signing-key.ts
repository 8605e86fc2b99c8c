import type { Parts } from "../actions/parts.js";

const signsForMs = 90 * 86_400_000;

/** Receipts and certificates are signed by a new key every 90 days; what older keys signed verifies for ever. */
export async function rotateSigningKey({ signingKeys, log }: Parts): Promise<void> {
  if (await signingKeys.rotateOnceOlderThan(signsForMs))
    log.info({}, "a new key signs receipts and certificates: the last one had signed for 90 days");
}
