//! With the feature `split`, has the linker emit relocations, by which the program is split (`xtask/src/split.rs`).

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_wasm = std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|it| it == "wasm32");
    if is_wasm && std::env::var_os("CARGO_FEATURE_SPLIT").is_some() {
        println!("cargo::rustc-link-arg-bin=kith=--emit-relocs");
    }
}
