//! Has the linker say in the program where everything stands, so that it can be cut (`xtask/src/split.rs`), and begin
//! with the memory that a book of a thousand people takes: asking for it bit by bit takes a start longer.

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    if std::env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|it| it == "wasm32") {
        println!("cargo::rustc-link-arg-bin=kith=--emit-relocs");
        println!("cargo::rustc-link-arg-bin=kith=--initial-memory=12582912");
    }
}
