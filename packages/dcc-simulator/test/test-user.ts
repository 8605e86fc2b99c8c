import { Agent, createServer, request as httpsRequest, type RequestOptions } from "node:https";
import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import {
  buildRequest,
  hyphenated,
  keyRingOf,
  openGbcs,
  readCertificate,
  readKeystoreFolder,
  signDuis,
  verifyDuis,
  type DuisRequestBody,
  type DuisResponse,
  type Eui,
  type GbcsMessage,
  type Signer,
} from "@halfhourly/dcc";
import type { Simulator } from "../src/index.js";

/** Our side of the exchange, as small as it can be. */
export interface TestUser {
  /** Sends a request and reads the synchronous answer. */
  ask(body: DuisRequestBody, target?: Eui): Promise<DuisResponse>;
  /** The request as it would be sent. */
  signed(body: DuisRequestBody, target: Eui, counter?: bigint): Uint8Array;
  post(xml: Uint8Array | string, options?: PostOptions): Promise<HttpAnswer>;
  get(path: string): Promise<HttpAnswer>;
  /** Everything that was pushed so far, verified. */
  readonly pushed: DuisResponse[];
  /** The same as it came. */
  readonly pushedBytes: Uint8Array[];
  /** What the push endpoint answers. */
  pushStatus: number;
  /** Our key agreement certificate, DER: a meter that does not know us encrypts to it. */
  readonly certificate: Uint8Array;
  /** Fetches the device's certificates and opens its message. */
  open(payload: Uint8Array, device: Eui): Promise<GbcsMessage>;
  readonly signer: Signer;
  close(): Promise<void>;
}

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

export interface PostOptions {
  readonly path?: string;
  readonly contentType?: string;
  readonly method?: string;
  /** Without a certificate of our own. */
  readonly anonymous?: boolean;
}

export async function testUser(simulator: Simulator): Promise<TestUser> {
  const { eui, dcc, keystore, tls } = simulator.user;
  const store = await readKeystoreFolder(keystore);
  const own = { key: readFileSync(tls.key), cert: readFileSync(tls.certificate), ca: readFileSync(tls.root) };
  const signing = store.ring.certificatesOf(eui, "digital-signature")[0]!;
  const signer = { privateKey: store.ring.privateKeysOf(eui, "digital-signature")[0]!, certificate: signing };
  const pushed: DuisResponse[] = [];
  const pushedBytes: Uint8Array[] = [];
  const faults: unknown[] = [];
  const agent = new Agent({ keepAlive: true, ...own });
  let counter = 1_000n;

  const server = createServer(
    { ...own, requestCert: true, rejectUnauthorized: true },
    (incoming, outgoing) => {
      const parts: Buffer[] = [];
      incoming.on("data", (part: Buffer) => parts.push(part));
      incoming.on("end", () => {
        if (user.pushStatus === 200) {
          try {
            pushedBytes.push(Buffer.concat(parts));
            pushed.push(readAnswer(Buffer.concat(parts)));
          } catch (fault) {
            faults.push(fault);
          }
        }
        outgoing.writeHead(user.pushStatus).end();
      });
    },
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (typeof address === "string" || address === null) throw new Error("no port");
  simulator.pushTo(`https://127.0.0.1:${address.port}/dcc/push`);

  const readAnswer = (xml: Uint8Array): DuisResponse => {
    const message = verifyDuis(xml, { ring: store.ring, nowMs: simulator.nowMs() });
    if (message.kind !== "response") throw new Error("a request came back");
    return message.response;
  };
  const call = (path: string, options: RequestOptions, body?: Uint8Array | string): Promise<HttpAnswer> =>
    new Promise((resolve, reject) => {
      const sent = httpsRequest(`${simulator.url}${path}`, { agent, ...options }, (answer) => {
        const parts: Buffer[] = [];
        answer.on("data", (part: Buffer) => parts.push(part));
        answer.on("end", () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts) }));
      });
      sent.on("error", reject);
      sent.end(body);
    });
  const user: TestUser = {
    ask: async (body, target = dcc) => {
      const path = target === dcc ? "/non-device" : "/device";
      const answer = await user.post(user.signed(body, target), { path });
      if (answer.status !== 200) throw new Error(`HTTP ${answer.status}: ${answer.body.toString()}`);
      return readAnswer(answer.body);
    },
    signed: (body, target, chosen = counter++) =>
      signDuis(buildRequest({ requestId: { originator: eui, target, counter: chosen }, body }), signer),
    post: (
      xml,
      { path = "/device", contentType = "application/xml", method = "POST", anonymous = false } = {},
    ) => {
      const ends = anonymous ? { ca: own.ca, agent: false } : {};
      return call(path, { ...ends, method, headers: { "content-type": contentType } }, xml);
    },
    get: (path) => call(path, { method: "GET" }),
    pushed,
    pushedBytes,
    pushStatus: 200,
    certificate: new X509Certificate(readFileSync(`${keystore}/${eui}-ka.pem`)).raw,
    open: async (payload, device) => {
      const pem = (await user.get(`/smki/certificates/${hyphenated(device)}`)).body.toString();
      const certificates = pem
        .match(/-----BEGIN[\s\S]*?-----END CERTIFICATE-----/g)!
        .map((one) => readCertificate(one));
      const ring = keyRingOf({
        certificates: [...store.certificates, ...certificates],
        privateKeys: store.privateKeys,
      });
      return openGbcs(payload, ring, { recipient: eui, brokersCode: "vouched-for" });
    },
    signer,
    close: async () => {
      agent.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (faults.length > 0) throw faults[0];
    },
  };
  return user;
}
