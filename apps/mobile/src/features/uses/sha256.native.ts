import { CryptoDigestAlgorithm, CryptoEncoding, digestStringAsync } from "expo-crypto";

export function canHash(): boolean {
  return true;
}

/** Hexadecimal SHA-256 of a text's UTF-8 bytes. */
export function sha256Hex(text: string): Promise<string> {
  return digestStringAsync(CryptoDigestAlgorithm.SHA256, text, { encoding: CryptoEncoding.HEX });
}
