/** A package with code in the bundles. */
export interface Package {
  readonly name: string;
  readonly version: string;
  /** As its manifest says, an SPDX identifier; undefined where it says nothing. */
  readonly licence: string | undefined;
  readonly link: string | undefined;
  /** The texts of its licence and of its notices. */
  readonly terms: readonly string[];
}

export function bundledFiles(): Promise<Map<string, Set<string>>>;
export function packageOf(path: string): string | undefined;
export function bundledPackages(): Promise<Package[]>;
export function thirdPartyNotices(): Promise<string>;
