// How long AWS supports each major version of Redis OSS. Version 7 and Valkey have no announced end.
// Source: ElastiCache developer guide, "Engine versions and upgrading", end of life schedule (as of 2026-11).

export const standardSupport: Record<string, string> = {
    "4": "2026-01-31",
    "5": "2026-01-31",
    "6": "2027-01-31",
};

// The last day of standard support of a version, or nothing: none is announced, or the version is not written.
export function lastDay(engine: string, version: string): string | undefined {
    return engine === "redis" ? standardSupport[version.split(".")[0]!] : undefined;
}
