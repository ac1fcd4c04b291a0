/* tables - the tables of Optuna's storage, revision v3.2.0.a, which 3.2 to 5 share. */
#ifndef LC_SWEEP_LEDGER_TABLES_H
#define LC_SWEEP_LEDGER_TABLES_H

/* clang-format off */
#define LC_ATTRIBUTES(kind, parent, parents) \
    "CREATE TABLE IF NOT EXISTS " kind "_attributes (" kind "_attribute_id INTEGER NOT NULL PRIMARY KEY, " \
    parent "_id INTEGER REFERENCES " parents " (" parent "_id), \"key\" VARCHAR(512), value_json TEXT, " \
    "UNIQUE (" parent "_id, \"key\"));"

static const char lc_ledger_tables[] =
    "CREATE TABLE IF NOT EXISTS studies (study_id INTEGER NOT NULL PRIMARY KEY, study_name VARCHAR(512) NOT NULL);"
    "CREATE UNIQUE INDEX IF NOT EXISTS ix_studies_study_name ON studies (study_name);"
    "CREATE TABLE IF NOT EXISTS version_info (version_info_id INTEGER NOT NULL PRIMARY KEY CHECK (version_info_id = 1), "
    "schema_version INTEGER, library_version VARCHAR(256));"
    "CREATE TABLE IF NOT EXISTS alembic_version (version_num VARCHAR(32) NOT NULL, "
    "CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));"
    "CREATE TABLE IF NOT EXISTS study_directions (study_direction_id INTEGER NOT NULL PRIMARY KEY, "
    "direction VARCHAR(8) NOT NULL, study_id INTEGER NOT NULL REFERENCES studies (study_id), "
    "objective INTEGER NOT NULL, UNIQUE (study_id, objective));"
    LC_ATTRIBUTES("study_user", "study", "studies")
    LC_ATTRIBUTES("study_system", "study", "studies")
    "CREATE TABLE IF NOT EXISTS trials (trial_id INTEGER NOT NULL PRIMARY KEY, number INTEGER, "
    "study_id INTEGER REFERENCES studies (study_id), state VARCHAR(8) NOT NULL, "
    "datetime_start DATETIME, datetime_complete DATETIME);"
    "CREATE INDEX IF NOT EXISTS ix_trials_study_id ON trials (study_id);"
    LC_ATTRIBUTES("trial_user", "trial", "trials")
    LC_ATTRIBUTES("trial_system", "trial", "trials")
    "CREATE TABLE IF NOT EXISTS trial_params (param_id INTEGER NOT NULL PRIMARY KEY, "
    "trial_id INTEGER REFERENCES trials (trial_id), param_name VARCHAR(512), param_value FLOAT, "
    "distribution_json TEXT, UNIQUE (trial_id, param_name));"
    "CREATE TABLE IF NOT EXISTS trial_values (trial_value_id INTEGER NOT NULL PRIMARY KEY, "
    "trial_id INTEGER NOT NULL REFERENCES trials (trial_id), objective INTEGER NOT NULL, value FLOAT, "
    "value_type VARCHAR(7) NOT NULL, UNIQUE (trial_id, objective));"
    "CREATE TABLE IF NOT EXISTS trial_intermediate_values (trial_intermediate_value_id INTEGER NOT NULL PRIMARY KEY, "
    "trial_id INTEGER NOT NULL REFERENCES trials (trial_id), step INTEGER NOT NULL, intermediate_value FLOAT, "
    "intermediate_value_type VARCHAR(7) NOT NULL, UNIQUE (trial_id, step));"
    "CREATE TABLE IF NOT EXISTS trial_heartbeats (trial_heartbeat_id INTEGER NOT NULL PRIMARY KEY, "
    "trial_id INTEGER NOT NULL REFERENCES trials (trial_id), heartbeat DATETIME NOT NULL, UNIQUE (trial_id));"
    "INSERT OR IGNORE INTO version_info VALUES (1, 12, '5.0.0');"
    "INSERT OR IGNORE INTO alembic_version VALUES ('v3.2.0.a');";
/* clang-format on */

#endif
