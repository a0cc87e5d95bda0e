-- lines of the processing logs: those that wait for their place in a day's file, and those that stand in it, until another day has
-- begun. H2 and PostgreSQL take the same words.
create table log_line (
    id            bigint generated always as identity primary key,
    job_id        varchar(40)   not null references job (id) on delete cascade,
    -- one life of one job has one line
    life          int           not null,
    -- Drive's id of the folder the day's file lies in
    folder        varchar(200)  not null,
    on_day        date          not null,
    content       varchar(100000) not null,
    -- its place among the day's lines; null while it waits
    place         bigint,
    constraint log_line_once unique (job_id, life)
);
create index log_line_day on log_line (folder, on_day, place);

-- which file holds a day's lines: Drive takes two of one name, and its lists are late
create table log_file (
    folder        varchar(200)  not null,
    on_day        date          not null,
    file_id       varchar(200)  not null,
    primary key (folder, on_day)
);
