"""The counts that a retention report needs, by DuckDB.

    python3 with_duckdb.py FILE

Prints them as one line of JSON, with the seconds they took.
"""

import json
import sys
import time

import duckdb

STEPS = [
    # Customers become numbers once, so that nothing after it compares text.
    "create table ids as select customer, row_number() over () as id"
    " from (select distinct customer from rows)",
    "create table orders as select cast(id as integer) as customer, placed, net, channel"
    " from rows join ids using (customer)",
    "drop table rows",
    "create table customers as select customer, date_trunc('month', min(placed)) as cohort,"
    " max(placed) as latest, count(*) as orders, sum(net) as net"
    " from orders group by customer",
    "create table active as select customer, date_trunc('month', placed) as month,"
    " count(*) as orders, sum(net) as net from orders group by all",
    "create table cells as select cohort, month, count(*) as customers,"
    " sum(active.orders) as orders, sum(active.net) as net"
    " from active join customers using (customer) group by all",
    "create table months as select month, count(*) as customers, sum(orders) as orders,"
    " sum(net) as net from active group by all",
    "create table gaps as select days, count(*) as orders from (select date_diff('day',"
    " lag(placed) over (partition by customer order by placed), placed) as days from orders)"
    " where days is not null group by all",
    "create table rfm as select r, f, m, count(*) as customers, sum(net) as net from ("
    "select ntile(5) over (order by latest) as r, ntile(5) over (order by orders) as f,"
    " ntile(5) over (order by net) as m, net from customers) group by all",
    "create table channels as select channel, cohort, count(distinct customer) as customers,"
    " sum(orders.net) as net from orders join customers using (customer) group by all",
]

COUNTS = """
select (select count(*) from customers), (select sum(orders) from customers),
    (select sum(net) from customers), (select count(*) from months),
    (select count(*) from cells), (select count(*) from gaps),
    (select count(*) from channels)
"""


def main(file):
    start = time.perf_counter()
    base = duckdb.connect()
    # Net revenue is in cents, and a refund beyond it is not revenue.
    base.execute(
        "create table rows as select customer_email as customer, ordered_at as placed, channel,"
        " greatest(0, cast(round((total - discount - refunded) * 100) as bigint)) as net"
        " from read_csv(?) where status <> 'cancelled'",
        [file],
    )
    for step in STEPS:
        base.execute(step)
    counts = [int(count) for count in base.execute(COUNTS).fetchone()]
    names = ["customers", "orders", "net", "months", "cells", "gaps", "channels"]
    seconds = round(time.perf_counter() - start, 3)
    print(json.dumps(dict(zip(names, counts)) | {"seconds": seconds}))


if __name__ == "__main__":
    main(sys.argv[1])
