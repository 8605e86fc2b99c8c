import { ApiProblem, problemFrom } from "./api-problem.js";
import { serverAddress } from "./server-address.js";
import { carriedSession, SUCCESSOR_HEADER } from "./session-header.js";
import { credentials } from "./session-token.js";

/** A file on a slow line may take this long, in milliseconds. */
const UPLOAD_TIMEOUT_MS = 300_000;

interface Upload {
  readonly path: `/v1/${string}`;
  readonly query: Readonly<Record<string, string>>;
  readonly file: Blob;
  /** Called with the part sent so far, 0 to 1. */
  readonly onProgress: (part: number) => void;
}

/** Sends a file as it is and gives the JSON answer. (fetch cannot tell how far an upload is.) Throws ApiProblem. */
export function upload<Answer>({ path, query, file, onProgress }: Upload): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${serverAddress}${path}?${new URLSearchParams(query).toString()}`);
    request.withCredentials = credentials === "include";
    request.timeout = UPLOAD_TIMEOUT_MS;
    request.setRequestHeader("content-type", "application/octet-stream");
    request.setRequestHeader("accept", "application/json, application/problem+json");
    const session = carriedSession();
    for (const [name, value] of Object.entries(session.headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable && total > 0) onProgress(loaded / total);
    };
    request.onerror = () => reject(new ApiProblem({ status: 0, code: "unreachable" }));
    request.ontimeout = () => reject(new ApiProblem({ status: 0, code: "timeout" }));
    request.onload = () => {
      session.answered(request.getResponseHeader(SUCCESSOR_HEADER));
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as Answer);
      else reject(problemFrom(request.status, request.responseText));
    };
    request.send(file);
  });
}
