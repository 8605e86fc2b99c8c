import {
  buildResponse,
  buildSmets1Response,
  signDuis,
  type DuisResponse,
  type Signer,
} from "@halfhourly/dcc";

/** Puts the DCC's signature to an answer, and the provider's to the SMETS1 answer within. */
export type SignAnswer = (response: DuisResponse) => Uint8Array;

export function answerSigner(dcc: Signer, smets1Provider: Signer): SignAnswer {
  return (response) =>
    signDuis(
      response.body.kind === "smets1"
        ? buildSmets1Response(response, smets1Provider)
        : buildResponse(response),
      dcc,
    );
}
