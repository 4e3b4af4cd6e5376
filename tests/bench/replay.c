/* The bare peer: reads what a store holds into memory, then writes the same rows into a new file with the same schema
   and pragmas and hashes the same bytes, with nothing between it and SQLite and OpenSSL.
   usage: replay SOURCE TARGET acts|bulk
     acts: a transaction for each event of a request, as an officer's command makes it
     bulk: one transaction */
#define _POSIX_C_SOURCE 200809L
#include <openssl/evp.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { max_columns = 32 };

typedef struct {
  unsigned char *bytes;
  size_t used, room;
} Buffer;

static void die(const char *what) {
  fprintf(stderr, "replay: %s\n", what);
  exit(1);
}

static void add(Buffer *b, const void *bytes, size_t size) {
  if (b->used + size > b->room) {
    b->room = (b->used + size) * 2;
    if (!(b->bytes = realloc(b->bytes, b->room))) die("no memory");
  }
  if (size) memcpy(b->bytes + b->used, bytes, size);
  b->used += size;
}

/* ---- rows, packed: for each value its type, its size or number, its bytes */
typedef struct {
  sqlite3_int64 number;
  int type, size;
  const unsigned char *bytes;
} Value;

typedef struct {
  Buffer packed;
  size_t *starts;
  int columns, rows;
} Rows;

static sqlite3_stmt *prepare(sqlite3 *db, const char *sql) {
  sqlite3_stmt *statement;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK) die(sqlite3_errmsg(db));
  return statement;
}

static void run(sqlite3 *db, const char *sql) {
  if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK) die(sqlite3_errmsg(db));
}

static Rows read_rows(sqlite3 *db, const char *query) {
  Rows rows = {0};
  Buffer starts = {0};
  sqlite3_stmt *s = prepare(db, query);
  for (rows.columns = sqlite3_column_count(s); sqlite3_step(s) == SQLITE_ROW; ++rows.rows) {
    add(&starts, &rows.packed.used, sizeof rows.packed.used);
    for (int c = 0; c < rows.columns; ++c) {
      Value v = {sqlite3_column_int64(s, c), sqlite3_column_type(s, c), 0, NULL};
      const void *bytes = NULL;
      if (v.type == SQLITE_TEXT || v.type == SQLITE_BLOB) {
        bytes = sqlite3_column_blob(s, c);
        v.size = sqlite3_column_bytes(s, c);
      }
      add(&rows.packed, &v, sizeof v);
      add(&rows.packed, bytes, (size_t)v.size);
    }
  }
  sqlite3_finalize(s);
  rows.starts = (size_t *)starts.bytes;
  return rows;
}

static void unpack(const Rows *rows, int row, Value *values) {
  const unsigned char *at = rows->packed.bytes + rows->starts[row];
  for (int c = 0; c < rows->columns; ++c) {
    memcpy(&values[c], at, sizeof *values);
    at += sizeof *values;
    values[c].bytes = at;
    at += values[c].size;
  }
}

static void insert(sqlite3 *db, sqlite3_stmt *s, const Value *values, int columns) {
  for (int c = 0; c < columns; ++c) {
    const Value *v = &values[c];
    if (v->type == SQLITE_INTEGER)
      sqlite3_bind_int64(s, c + 1, v->number);
    else if (v->type == SQLITE_TEXT)
      sqlite3_bind_text(s, c + 1, (const char *)v->bytes, v->size, SQLITE_STATIC);
    else if (v->type == SQLITE_BLOB)
      sqlite3_bind_blob(s, c + 1, v->bytes, v->size, SQLITE_STATIC);
    else
      sqlite3_bind_null(s, c + 1);
  }
  if (sqlite3_step(s) != SQLITE_DONE) die(sqlite3_errmsg(db));
  sqlite3_reset(s);
}

/* ---- the hashes */
static EVP_MD *sha256;
static EVP_MD_CTX *context;
static unsigned char head[32];
static long hashed, hashed_alike;

static void digest(const Buffer *b, unsigned char *out) {
  unsigned length;
  if (!EVP_DigestInit_ex2(context, sha256, NULL) || !EVP_DigestUpdate(context, b->bytes, b->used) ||
      !EVP_DigestFinal_ex(context, out, &length))
    die("SHA-256");
}

static void add_number(Buffer *b, sqlite3_int64 n) {
  unsigned char bytes[8];
  for (int i = 0; i < 8; ++i) bytes[i] = (unsigned char)((unsigned long long)n >> (56 - 8 * i));
  add(b, bytes, 8);
}

static void add_text(Buffer *b, const void *bytes, int size) {
  add_number(b, size);
  add(b, bytes, (size_t)size);
}

/* event: seq, stream, stream_seq, type, happened_on, recorded_at, by, data, hash, kind of the stream */
enum { seq, stream, stream_seq, type, hash = 8, kind = 9 };

static void hash_event(Value *v) {
  static Buffer b;
  b.used = 0;
  add(&b, "qixian event 1\n", 15);
  add(&b, head, sizeof head);
  for (int c = seq; c <= stream_seq; ++c) add_number(&b, v[c].number);
  add_text(&b, v[kind].bytes, v[kind].size);
  for (int c = type; c < hash; ++c) add_text(&b, v[c].bytes, v[c].size);
  digest(&b, head);
  ++hashed;
  hashed_alike += memcmp(head, v[hash].bytes, 32) == 0;
  v[hash].bytes = head;
}

/* private_text: stream, key, salt, value */
static void hash_private(const Value *v) {
  static Buffer b;
  unsigned char out[32];
  b.used = 0;
  add(&b, v[2].bytes, (size_t)v[2].size);
  add(&b, v[3].bytes, (size_t)v[3].size);
  digest(&b, out);
}

/* ---- the tables */
enum { t_stream, t_event, t_private, t_case, t_remedy, t_complaint, t_deadline, t_meta, tables };
static const char *const case_columns =
    "id, agency, number, state, law, channel, applicant_kind, officer, submitted_on, received_on, open, due, base_due, "
    "stopped_until, provisional, first_closed_on, first_answer, first_timing, closed_on, answer, late, flags, last_seq, "
    "reopened, several_items, joint";
static const char *const case_values = "?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?"; /* as many */
static const char *const insert_sql[tables] = {
    "INSERT INTO stream (id, kind) VALUES (?, ?)",
    "INSERT INTO event (seq, stream, stream_seq, type, happened_on, recorded_at, by, data, hash) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO private_text (stream, key, salt, value) VALUES (?, ?, ?, ?)",
    NULL,
    "INSERT INTO remedy VALUES (?, ?, ?, ?, ?, ?)",
    "INSERT INTO complaint VALUES (?, ?, ?)",
    "INSERT INTO deadline VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    "INSERT INTO meta VALUES (?, ?)"};
static const char *const select_sql[tables] = {
    "SELECT id, kind FROM stream ORDER BY id",
    "SELECT e.seq, e.stream, e.stream_seq, e.type, e.happened_on, e.recorded_at, e.by, e.data, e.hash, s.kind "
    "FROM event e JOIN stream s ON s.id = e.stream ORDER BY e.seq",
    "SELECT stream, key, salt, value FROM private_text ORDER BY stream, key",
    NULL,
    "SELECT * FROM remedy",
    "SELECT * FROM complaint",
    "SELECT * FROM deadline",
    "SELECT * FROM meta"};
static Rows rows[tables];
static sqlite3_stmt *inserts[tables];

static void put(sqlite3 *db, int table, int row) {
  Value v[max_columns];
  unpack(&rows[table], row, v);
  int columns = rows[table].columns;
  if (table == t_event) {
    hash_event(v);
    --columns;
  } else if (table == t_private) {
    hash_private(v);
  }
  insert(db, inserts[table], v, columns);
}

static void set_head(sqlite3 *db, sqlite3_stmt *s, sqlite3_int64 at) {
  const Value v[2] = {{at, SQLITE_INTEGER, 0, NULL}, {0, SQLITE_BLOB, 32, head}};
  insert(db, s, v, 2);
}

/* Rows of one stream stand together; `*at` is the first that is not yet written. */
static sqlite3_int64 first_number(int table, int row) {
  Value v[max_columns];
  if (row >= rows[table].rows) return -1;
  unpack(&rows[table], row, v);
  return v[0].number;
}

/* A request's two deadlines, as the acts of tests/bench/acts.cpp leave them: put at its receipt, changed with its
   officer, taken away with its answer. The finished store has none left: their days are the case's base_due. */
static sqlite3_stmt *put_deadline, *drop_deadline;
enum { case_agency = 1, case_number = 2, case_officer = 7, case_base_due = 12 };

static void write_deadlines(sqlite3 *db, const Value *row, sqlite3_int64 act) {
  static const char *const kinds[] = {"reply", "supplement_notice"};
  for (int k = 0; k < 2 && act <= 3; ++k) {
    const Value name = {0, SQLITE_TEXT, (int)strlen(kinds[k]), (const unsigned char *)kinds[k]};
    const Value v[] = {row[0], name, row[case_base_due], row[case_agency], row[case_officer], row[case_number]};
    if (act == 3)
      insert(db, drop_deadline, v, 2);
    else
      insert(db, put_deadline, v, 6);
  }
}

static long write_acts(sqlite3 *db, sqlite3_stmt *head_statement, int from) {
  int next_private = 0, next_case = 0, next_stream = 0;
  long acts = 0;
  for (int e = from; e < rows[t_event].rows; ++e, ++acts) {
    Value v[max_columns];
    unpack(&rows[t_event], e, v);
    const sqlite3_int64 of = v[stream].number;
    run(db, "BEGIN IMMEDIATE");
    if (v[stream_seq].number == 1) {
      while (first_number(t_stream, next_stream) != of) ++next_stream;
      put(db, t_stream, next_stream);
      while (next_private < rows[t_private].rows && first_number(t_private, next_private) < of) ++next_private;
    }
    put(db, t_event, e);
    for (; first_number(t_private, next_private) == of; ++next_private) put(db, t_private, next_private);
    while (first_number(t_case, next_case) != of) ++next_case;
    put(db, t_case, next_case);
    Value row[max_columns];
    unpack(&rows[t_case], next_case, row);
    write_deadlines(db, row, v[stream_seq].number);
    set_head(db, head_statement, v[seq].number);
    run(db, "COMMIT");
  }
  return acts;
}

static int is_request(int row) {
  Value v[max_columns];
  unpack(&rows[t_event], row, v);
  return v[kind].size == 7 && memcmp(v[kind].bytes, "request", 7) == 0;
}

static double seconds(clockid_t clock) {
  struct timespec t;
  clock_gettime(clock, &t);
  return (double)t.tv_sec + (double)t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
  if (argc != 4) die("usage: replay SOURCE TARGET acts|bulk");
  const int acts = strcmp(argv[3], "acts") == 0;
  sqlite3 *source, *db;
  sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); /* as the store does, and NOMUTEX below */
  if (sqlite3_open_v2(argv[1], &source, SQLITE_OPEN_READONLY, NULL) != SQLITE_OK) die("no source");
  const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX;
  if (sqlite3_open_v2(argv[2], &db, flags, NULL) != SQLITE_OK) die("no target");
  sha256 = EVP_MD_fetch(NULL, "SHA256", NULL);
  context = EVP_MD_CTX_new();
  run(db,
      "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA secure_delete = ON;"
      "PRAGMA trusted_schema = OFF; PRAGMA cache_size = -65536; PRAGMA journal_size_limit = 67108864");

  sqlite3_stmt *schema = prepare(source, "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid");
  while (sqlite3_step(schema) == SQLITE_ROW) run(db, (const char *)sqlite3_column_text(schema, 0));
  sqlite3_finalize(schema);
  run(db, "INSERT INTO head VALUES (1, 0, zeroblob(32))");

  char case_select[1024], case_insert[1024];
  snprintf(case_select, sizeof case_select, "SELECT %s FROM case_row ORDER BY id", case_columns);
  snprintf(case_insert, sizeof case_insert, "INSERT INTO case_row (%s) VALUES (%s)", case_columns, case_values);
  if (acts) {
    snprintf(case_insert, sizeof case_insert,
             "INSERT INTO case_row (%s) VALUES (%s) ON CONFLICT (id) DO "
             "UPDATE SET state = excluded.state, officer = excluded.officer, open = excluded.open, due = excluded.due, "
             "last_seq = excluded.last_seq",
             case_columns, case_values);
  }
  for (int t = 0; t < tables; ++t) {
    rows[t] = read_rows(source, t == t_case ? case_select : select_sql[t]);
    inserts[t] = prepare(db, t == t_case ? case_insert : insert_sql[t]);
  }
  put_deadline = prepare(db,
                         "INSERT INTO deadline (stream, kind, ordinal, due, provisional, agency, officer, number) VALUES "
                         "(?, ?, '', ?, 0, ?, ?, ?) ON CONFLICT DO UPDATE SET officer = excluded.officer");
  drop_deadline = prepare(db, "DELETE FROM deadline WHERE stream = ? AND kind = ? AND ordinal = ''");
  sqlite3_stmt *head_statement = prepare(db, "UPDATE head SET seq = ?, hash = ?");

  int from = 0;
  if (acts) { /* what stood before the first request comes in unmeasured */
    run(db, "BEGIN");
    for (int s = 0; s < rows[t_stream].rows; ++s) {
      if (first_number(t_case, 0) == first_number(t_stream, s)) break;
      put(db, t_stream, s);
    }
    while (from < rows[t_event].rows && !is_request(from)) put(db, t_event, from++);
    run(db, "COMMIT");
  }

  const double began = seconds(CLOCK_MONOTONIC), cpu_began = seconds(CLOCK_PROCESS_CPUTIME_ID);
  long written = 0;
  if (acts) {
    written = write_acts(db, head_statement, from);
  } else {
    run(db, "BEGIN IMMEDIATE");
    for (int t = 0; t < tables; ++t)
      for (int r = 0; r < rows[t].rows; ++r, ++written) put(db, t, r);
    set_head(db, head_statement, hashed);
    run(db, "COMMIT");
  }
  const double took = seconds(CLOCK_MONOTONIC) - began, cpu = seconds(CLOCK_PROCESS_CPUTIME_ID) - cpu_began;
  if (hashed != hashed_alike) die("a hash differs from the store's");
  printf("{\"rows\": %ld, \"seconds\": %.6f, \"cpu\": %.6f}\n", written, took, cpu);
  return 0;
}
