import type { Arguments } from "../arguments.js";
import { CommandFault, EXIT } from "../exit-codes.js";
import type { Terminal } from "../terminal.js";
import type { Client } from "./sign-in.js";

export interface Wanted {
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly token: string | null;
  readonly client: Client | null;
  /** Of the page that a browser comes back to. */
  readonly port: number;
}

const DEFAULT_PORT = 8492;
const MOST_BYTES = 10_000;

/** Throws CommandFault, which repeats no token and no secret. */
export async function readCheckArguments(
  { operands, token, client, simulation }: Arguments,
  terminal: Terminal,
): Promise<Wanted> {
  const [address, ...more] = operands;
  if (address === undefined || more.length > 0)
    throw unusable(
      "address-needed",
      "Name one base address: npx halfhourly supplier check https://api.example.org --token TOKEN.",
    );
  const port = Number(simulation.port ?? DEFAULT_PORT);
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    throw unusable("flag-value-unknown", "--port takes a whole number from 0 to 65535.");
  return {
    baseUrl: baseAddress(address),
    token: token === "-" ? new TextDecoder().decode(await terminal.readInput()).trim() : token,
    client: client === null ? null : await readClient(client, terminal),
    port,
  };
}

/** Tokens go there: TLS, unless it is this machine. */
function baseAddress(text: string): string {
  const address = text.replace(/\/+$/, "");
  if (URL.canParse(address)) {
    const { protocol, hostname, search, hash, username } = new URL(address);
    const isHere = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
    const isGuarded = protocol === "https:" || (protocol === "http:" && isHere);
    if (isGuarded && search === "" && hash === "" && username === "") return address;
  }
  throw unusable(
    "address-unusable",
    "The base address begins with https:// (http:// only on this machine) and has no query.",
  );
}

async function readClient(path: string, terminal: Terminal): Promise<Client> {
  const content = await terminal.readFile(path, MOST_BYTES);
  if (content instanceof Uint8Array) {
    const told = parsed(content);
    const clientId: unknown = Reflect.get(told, "clientId");
    const clientSecret: unknown = Reflect.get(told, "clientSecret");
    if (typeof clientId === "string" && typeof clientSecret === "string") return { clientId, clientSecret };
  }
  throw unusable(
    "client-unusable",
    '--client names a JSON file: { "clientId": "...", "clientSecret": "..." }.',
  );
}

function parsed(bytes: Uint8Array): object {
  try {
    const value: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof value === "object" && value !== null ? value : {};
  } catch {
    return {};
  }
}

function unusable(code: string, message: string): CommandFault {
  return new CommandFault(EXIT.unusable, code, message);
}
