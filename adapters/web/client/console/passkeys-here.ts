/// <reference lib="dom" />

/** Whether passkeys work in this browser, at the address it stands at. Old ones lack the names. */
export function hasPasskeys(origin: string | undefined): boolean {
  return (
    location.origin === origin &&
    'PublicKeyCredential' in window &&
    'parseCreationOptionsFromJSON' in PublicKeyCredential &&
    'parseRequestOptionsFromJSON' in PublicKeyCredential
  );
}
