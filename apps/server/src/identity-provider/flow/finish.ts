import type { FastifyReply, FastifyRequest } from "fastify";
import { deviceCookie, deviceCookieSeconds } from "../devices/known-devices.js";
import { deviceNameOf } from "../devices/device-name.js";
import { tell } from "../steps/person-changed.js";
import { deviceWords } from "../words/device-words.js";
import { methodsOf } from "./flow.js";
import type { PagesParts, Visit } from "./visit.js";

/** Everything asked for was proved and done: the browser is remembered, and goes back to who sent it here. */
export async function finish(
  visit: Visit,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const { parts, flow, held, uid, session } = visit;
  const { subject } = held!.person;
  await rememberDevice(visit, reply);
  if (session !== null && session.subject !== null && session.subject !== subject)
    await leaveSession(parts, uid, session.uid);
  const returnTo = await parts.provider.interactionResult(request.raw, reply.raw, {
    login: { accountId: subject, remember: false, amr: methodsOf(flow) },
    consent: {},
  });
  await parts.flows.forget(uid);
  await parts.codes.forget(uid);
  return reply
    .headers({ "cache-control": "no-store", "referrer-policy": "no-referrer" })
    .redirect(returnTo, 303);
}

async function rememberDevice(visit: Visit, reply: FastifyReply): Promise<void> {
  const { parts, held, deviceToken, userAgent } = visit;
  const { person } = held!;
  const token = deviceToken ?? parts.devices.makeToken();
  const seen = await parts.devices.remember(person.subject, token);
  const secure = parts.publicUrl.startsWith("https:") ? "; Secure" : "";
  void reply.header(
    "set-cookie",
    `${deviceCookie}=${parts.devices.cookieOf(token)}; Path=/oidc; Max-Age=${deviceCookieSeconds}; HttpOnly; SameSite=Lax${secure}`,
  );
  if (seen !== "new" || person.demonstration) return;
  await tell(visit, "new-device", person, { device: deviceWords(person.language, deviceNameOf(userAgent)) });
}

/** Somebody else was signed in here: the provider would send them a form to sign out with, and has no page for that. */
async function leaveSession({ provider }: PagesParts, uid: string, sessionUid: string): Promise<void> {
  const interaction = await provider.Interaction.find(uid);
  if (interaction !== undefined) {
    delete interaction.session;
    await interaction.save(interaction.exp - Math.floor(Date.now() / 1000));
  }
  await (await provider.Session.findByUid(sessionUid))?.destroy();
}
