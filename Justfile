# Shows the recipes.
default:
    @just --list

# Everything that CI runs.
ci:
    ./test

# The tests that take less than a second each; arguments go to cargo test.
test *ARGS:
    cargo test --locked {{ARGS}}

# Formats the code.
fmt:
    cargo fmt

# What the compiler and clippy have to say, as CI hears it.
lint:
    cargo clippy --locked --all-targets -- -D warnings

# Builds the sample shop into site/ and rewrites what tests expect. Commit both with their cause.
bless:
    cargo run --release --locked -- build --out site
    PERENNIAL_BLESS=1 cargo test --locked --test it

# Simulates the sample shop anew, into content/sample. Follow it with `just bless`.
sample:
    cargo run --release --locked --example sample_shop

# `look` and `picture` need node, playwright-core (where NODE_PATH leads) and Chromium (where
# CHROMIUM says, if not in the usual place). Nothing else does.

# Photographs every page of site/, narrow and wide, light and dark, into target/look.
look:
    node docs/look.mjs site target/look

# Takes the README's picture: the top of the sample's summary page.
picture:
    cargo run --release --locked -- build --out target/picture
    node docs/look.mjs --picture target/picture docs/summary.png

# What is measured, and how to read it: benches/README.md. All but `stages` need python3.

# The whole report beside DuckDB and Polars: `just bench 10000000 5` for rows and rounds.
bench *ARGS: _python
    benches/side_by_side {{ARGS}}

# The whole report of a million orders and of ten million, or of as many as are named.
bench-scale *ROWS: _python
    benches/scale {{ROWS}}

# Instructions of the whole report, by valgrind.
instructions *ROWS: _python
    benches/instructions {{ROWS}}

# Single stages; arguments go to divan.
stages *ARGS:
    cargo bench --locked --bench stages -- {{ARGS}}

_python:
    @command -v python3 >/dev/null || { echo "error: there is no python3: install it, with venv" >&2; exit 2; }

# Fuzzes the readers of orders and of perennial.toml, so many minutes each. Needs cargo-fuzz: fuzz/README.md.
fuzz MINUTES="1": (_fuzz "read" MINUTES) (_fuzz "config" MINUTES)

_fuzz TARGET MINUTES:
    mkdir -p fuzz/corpus/{{TARGET}}
    cargo fuzz run -s none {{TARGET}} fuzz/corpus/{{TARGET}} fuzz/seeds/{{TARGET}} -- \
        -dict=fuzz/{{TARGET}}.dict -max_len=4096 -timeout=10 -rss_limit_mb=1024 \
        -max_total_time=$(({{MINUTES}} * 60)) -print_final_stats=1
