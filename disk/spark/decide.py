"""Decides charge rows on a Spark cluster: one SQL query over a table of texts, its answers in the order of the rows.

Run by spark-submit with one argument, a JSON file:
  rows     CSV of the table; the first line names the columns; an empty cell is NULL
  table    the name that the query reads
  sql      the query
  columns  the columns of its answer, the first of them the key, a whole number
  out      where to write the answers, as CSV

The last line that it prints is JSON: how many rows were decided, and how many tasks each executor ran.
"""

import json
import sys

from pyspark.sql import SparkSession
from pyspark.sql import functions as f
from pyspark.sql.types import StringType, StructField, StructType


def quoted(name):
    return "`" + name.replace("`", "``") + "`"


def main(job):
    spark = SparkSession.builder.appName("nunc").getOrCreate()
    with open(job["rows"], encoding="utf-8") as rows:
        names = rows.readline().rstrip("\n").split(",")
    schema = StructType([StructField(name, StringType(), True) for name in names])
    table = spark.read.csv(
        job["rows"], schema=schema, header=True, nullValue="", quote='"', escape='"', mode="FAILFAST"
    )
    table.createOrReplaceTempView(job["table"])
    key, *rest = job["columns"]
    answer = spark.sql(job["sql"]).orderBy(f.col(quoted(key)).cast("bigint"))
    # Every cell is a known word or a number, so nothing needs quotation marks.
    lines = answer.select(f.concat_ws(",", *[f.coalesce(f.col(quoted(one)), f.lit("")) for one in [key, *rest]]))
    count = 0
    with open(job["out"], "w", encoding="utf-8", newline="\n") as out:
        out.write(",".join(job["columns"]) + "\n")
        # One partition at a time comes to the driver, so its memory does not grow with the file.
        for (line,) in lines.toLocalIterator(prefetchPartitions=True):
            out.write(line + "\n")
            count += 1
    executors = spark.sparkContext._jsc.sc().statusStore().executorList(True)
    tasks = {executors.apply(n).id(): executors.apply(n).totalTasks() for n in range(executors.size())}
    spark.stop()
    print(json.dumps({"rows": count, "tasks": tasks}), flush=True)


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as text:
        main(json.load(text))
