import { JsonObject, type JsonValue } from "../../files/json-document.js";
import { Found } from "../found.js";
import { readJsonAnswer } from "../json-answer.js";
import type { SourceCall } from "../port.js";
import { SourceFault } from "../source-fault.js";
import { statusFault } from "../status-fault.js";
import { graphqlFault } from "./graphql-fault.js";

export interface GraphqlRequest {
  /** Names it in faults, such as "the account". */
  readonly what: string;
  readonly query: string;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** The `data` of an answer. Throws SourceFault; Kraken answers 200 also where its body holds errors. */
export async function askGraphql(
  call: SourceCall,
  baseUrl: string,
  { what, query, variables }: GraphqlRequest,
  token: string | null,
): Promise<Found> {
  const answer = await call.http(
    {
      method: "POST",
      url: `${baseUrl}/v1/graphql/`,
      headers: {
        "content-type": "application/json",
        accept: "application/json",
        ...(token === null ? {} : { authorization: `JWT ${token}` }),
      },
      body: JSON.stringify({ query, variables }),
    },
    call.signal,
  );
  if (answer.status !== 200) throw statusFault(answer, what, call.nowMs);
  return dataOf(readJsonAnswer(answer.bytes, what), what);
}

/** Also for an answer that was kept. */
export function dataOf(document: JsonValue, what: string): Found {
  if (!(document instanceof JsonObject))
    throw new SourceFault("not-understood", `The source's answer to ${what} is no GraphQL answer.`);
  const fault = graphqlFault(document.get("errors"), what);
  if (fault !== null) throw fault;
  return new Found(document.get("data"), "data");
}
