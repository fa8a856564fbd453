// npm runs this when it installs the SDK from a folder of a clone, or packs it; a package from a registry has no such
// script. It compiles the SDK into bin/, which is a whole package: releases are published from there.
//
//     node scripts/prepare.js             gets TypeScript where it is missing, and compiles
//     node scripts/prepare.js --compiled  only completes what has been compiled
const { execSync } = require("node:child_process");
const fs = require("node:fs");
const path = require("node:path");

const folder = path.join(__dirname, "..");
const bin = path.join(folder, "bin");

// What the outer npm was told, such as to install for all projects or without development packages, is not for this
// folder.
const told = [
    "global", "prefix", "local_prefix", "location", "omit", "include", "production", "only", "dry_run",
    "package_lock_only", "install_links", "workspace", "workspaces", "pack_destination", "json",
].map(option => `npm_config_${option}`);

function run(command) {
    const env = Object.fromEntries(Object.entries(process.env).filter(([name]) => !told.includes(name.toLowerCase())));
    try {
        execSync(command, { cwd: folder, env, stdio: "pipe" });
    } catch (error) {
        console.error(`${command} failed:\n${error.stdout}${error.stderr}`);
        process.exit(1);
    }
}

if (!process.argv.includes("--compiled")) {
    const needed = ["typescript", "@types/node", "@pulumi/pulumi"];
    if (!needed.every(name => fs.existsSync(path.join(folder, "node_modules", name, "package.json")))) {
        run("npm install --include=dev --ignore-scripts --no-package-lock --no-audit --no-fund");
    }
    fs.rmSync(bin, { recursive: true, force: true });
    run(`"${process.execPath}" node_modules/typescript/bin/tsc`);
}

const { main, types, files, scripts, devDependencies, ...described } = JSON.parse(
    fs.readFileSync(path.join(folder, "package.json"), "utf8"),
);
const whole = { ...described, main: path.basename(main), types: path.basename(types) };
fs.writeFileSync(path.join(bin, "package.json"), JSON.stringify(whole, null, 4) + "\n");
for (const file of ["README.md", "LICENSE"]) {
    fs.copyFileSync(path.join(folder, file), path.join(bin, file));
}
