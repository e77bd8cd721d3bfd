"""The counts that a retention report needs, by Polars.

    python3 with_polars.py FILE

Prints them as one line of JSON, with the seconds they took.
"""

import json
import sys
import time

import polars as pl


def rows(file):
    """Rows that count, of the columns that are needed. Net revenue is in cents, and a
    refund beyond it is not revenue."""
    net = (pl.col.total - pl.col.discount - pl.col.refunded) * 100
    lazy = (
        pl.scan_csv(file, try_parse_dates=True)
        .filter(pl.col.status != "cancelled")
        .select(
            "channel",
            name="customer_email",
            placed="ordered_at",
            net=net.round().cast(pl.Int64).clip(0),
        )
    )
    return lazy.collect(engine="streaming")


def fifths(column, count):
    """The fifth that each value is in, by rank."""
    return (column.rank("ordinal") - 1) * 5 // count


def main(file):
    start = time.perf_counter()
    read = rows(file)
    # Customers become numbers once, so that nothing after it compares text.
    ids = read.select(pl.col.name.unique()).with_row_index("customer")
    orders = read.join(ids, on="name").select("customer", "placed", "net", "channel")
    del read, ids

    net, count = pl.col.net.sum(), pl.len()
    customers = orders.group_by("customer").agg(
        cohort=pl.col.placed.min().dt.truncate("1mo"),
        latest=pl.col.placed.max(),
        orders=count,
        net=net,
    )
    month = pl.col.placed.dt.truncate("1mo")
    cohorts = customers.select("customer", "cohort")
    joined = orders.join(cohorts, on="customer").with_columns(month=month)
    people = pl.col.customer.n_unique()
    cells = joined.group_by("cohort", "month").agg(customers=people, orders=count, net=net)
    months = joined.group_by("month").agg(customers=people, orders=count, net=net)
    day = pl.col.placed.dt.date()
    gaps = (
        orders.sort("customer", "placed")
        .select(
            days=(day - day.shift(1)).dt.total_days(),
            same=pl.col.customer == pl.col.customer.shift(1),
        )
        .filter(pl.col.same)
        .group_by("days")
        .agg(orders=count)
    )
    height = customers.height
    rfm = (
        customers.select(
            "net",
            r=fifths(pl.col.latest, height),
            f=fifths(pl.col.orders, height),
            m=fifths(pl.col.net, height),
        )
        .group_by("r", "f", "m")
        .agg(customers=count, net=net)
    )
    channels = joined.group_by("channel", "cohort").agg(customers=people, net=net)

    counts = {
        "customers": height,
        "orders": customers["orders"].sum(),
        "net": customers["net"].sum(),
        "months": months.height,
        "cells": cells.height,
        "gaps": gaps.height,
        "channels": channels.height,
    }
    assert rfm["customers"].sum() == height
    print(json.dumps(counts | {"seconds": round(time.perf_counter() - start, 3)}))


if __name__ == "__main__":
    main(sys.argv[1])
