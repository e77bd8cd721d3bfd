//! Builds again when a file changes that is embedded in the program.

fn main() {
    println!("cargo::rerun-if-changed=templates");
    println!("cargo::rerun-if-changed=content");
}
