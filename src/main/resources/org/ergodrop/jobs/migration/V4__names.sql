-- the name that a job's file or results will bear in a folder which takes two of one name, as Drive's do
create table reserved_name (
    -- digest of folder and name: a name may be longer than an index takes
    name_key      varchar(32)   not null primary key,
    job_id        varchar(40)   not null,
    reserved_at   timestamp(6) with time zone not null
);
create index reserved_name_at on reserved_name (reserved_at);
