//! Kith's own commands: `cargo xtask serve`, `test`, `build`, `screenshots`, `bench`, `quality`, `codecs`.
//!
//! Each command installs the tools it needs into `target/tools` and prints its steps; a second run repeats none of
//! that, and builds only if something changed. This is not a build system: Cargo and Trunk build, and this crate calls
//! them in order. Trunk calls it too, as a hook: `styles` before a build, `precache` after it.
#![allow(clippy::print_stdout, clippy::print_stderr, reason = "a command speaks to its caller")]

mod browser;
mod checks;
mod files;
mod fingerprint;
mod lean;
mod optimise;
mod precache;
mod run;
mod server;
mod split;
mod styles;
mod tools;

use std::process::ExitCode;

use run::Failure;

const HELP: &str = "\
Kith's own commands:

  cargo xtask serve [--port 8080]          build the release and serve it, printing the address
  cargo xtask build [--public-url /kith/]  make a `dist` that any static host can serve
  cargo xtask test                       everything: format, lints, tests, the app in a real browser
  cargo xtask screenshots                take the pictures for the README from the real app
  cargo xtask bench                      Kith beside a plain page, on made-up books up to a lifetime
  cargo xtask quality                    Lighthouse's phone profile, beside a plain page
  cargo xtask codecs                     compare ways to compress the past
";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    if split::is_wasm_bindgen_shim() {
        return end(split::wasm_bindgen_shim(&words));
    }
    let option = |name: &str, default: &str| {
        let place = words.iter().position(|word| word == name);
        place.and_then(|place| words.get(place + 1)).cloned().unwrap_or_else(|| default.to_owned())
    };
    let result = match words.first().map(String::as_str) {
        Some("serve") => serve(&option("--port", "8080")),
        Some("build") => build(&option("--public-url", "/")),
        Some("test") => checks::all(),
        Some("screenshots") => checks::screenshots(),
        Some("bench") => checks::bench(),
        Some("quality") => checks::quality(),
        Some("codecs") => checks::codecs(),
        Some("styles") => styles::join(),
        Some("precache") => precache::finish(),
        _ => {
            print!("{HELP}");
            Ok(())
        }
    };
    end(result)
}

fn end(result: Result<(), Failure>) -> ExitCode {
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(Failure(why)) => {
            eprintln!("\n{why}");
            ExitCode::FAILURE
        }
    }
}

fn build(public_url: &str) -> Result<(), Failure> {
    tools::build_app(public_url, "dist")?;
    println!("\nThe app is in dist/, for any static host.");
    Ok(())
}

fn serve(port: &str) -> Result<(), Failure> {
    tools::build_app("/", "dist")?;
    server::serve(&run::root().join("dist"), port)
}
