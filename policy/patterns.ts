// Names as texts to look for: in what is configured, and in what resources say of each other.

// A text as a regular expression that finds exactly this text.
export function escaped(text: string): string {
    return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

// Whether a name is what a pattern says; * stands for any characters.
export function matches(pattern: string, name: string): boolean {
    const parts = pattern.split("*").map(escaped);
    return new RegExp(`^${parts.join(".*")}$`).test(name);
}
