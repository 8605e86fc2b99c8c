/** How much of a document is taken before it is refused, so that a hostile one costs little. */
export interface XmlLimits {
  readonly bytes: number;
  /** Elements within elements. DUIS 5.4 needs about 20. */
  readonly depth: number;
  /** The longest SMETS1 answer (19,056 entries, MMC 5.4) has about 95,000. */
  readonly elements: number;
  /** Of one element, namespace declarations included. */
  readonly attributes: number;
  /** Declarations of namespaces that are in force at once: the canonical form looks at all of them. DUIS needs 4. */
  readonly namespaces: number;
}

export const DEFAULT_XML_LIMITS: XmlLimits = {
  bytes: 16 * 1024 * 1024,
  depth: 64,
  elements: 150_000,
  attributes: 64,
  namespaces: 32,
};
