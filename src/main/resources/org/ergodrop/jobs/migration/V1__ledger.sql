-- The ledger: jobs, what each of them has done, and the mails about them. H2 and PostgreSQL take the same words.
create table job (
    id            varchar(40)   not null primary key,
    queue         varchar(60)   not null,
    file_id       varchar(500)  not null,
    revision      varchar(200)  not null,
    -- a file that comes back after its job ended begins another round
    round         int           not null,
    name          varchar(2000) not null,
    size_bytes    bigint        not null,
    md5           varchar(32),
    state         varchar(20)   not null,
    state_since   timestamp(6) with time zone not null,
    -- final and every last step done: nobody touches it again
    closed        boolean       not null,
    reason        varchar(4000),
    -- fencing token: grows with every start; who holds an older one changes nothing any more
    attempt       int           not null,
    -- starts that count against the file
    starts        int           not null,
    worker        varchar(100),
    lease_until   timestamp(6) with time zone,
    not_before    timestamp(6) with time zone,
    sends         int           not null,
    sent_at       timestamp(6) with time zone,
    created_at    timestamp(6) with time zone not null,
    constraint job_once unique (queue, file_id, revision, round)
);
create index job_open on job (closed, state, queue);
create index job_file on job (queue, file_id);

-- what a job must not do or choose twice, written before the step: ids, names, upload sessions
create table job_note (
    job_id        varchar(40)   not null references job (id),
    name          varchar(60)   not null,
    content       varchar(8000) not null,
    primary key (job_id, name)
);

create table job_event (
    id            bigint generated always as identity primary key,
    job_id        varchar(40)   not null references job (id),
    at            timestamp(6) with time zone not null,
    from_state    varchar(20),
    to_state      varchar(20)   not null,
    attempt       int           not null,
    reason        varchar(4000)
);
create index job_event_job on job_event (job_id, id);

-- one mail for one event, whatever is repeated
create table outbox (
    event_id      varchar(120)  not null primary key,
    kind          varchar(40)   not null,
    queue         varchar(60),
    job_id        varchar(40),
    details       varchar(16000) not null,
    state         varchar(20)   not null,
    created_at    timestamp(6) with time zone not null,
    next_try      timestamp(6) with time zone not null,
    tries         int           not null,
    last_error    varchar(2000),
    -- what the mail server said about each address that is settled: JSON, address to "" (has the mail) or to its refusal
    answers       varchar(8000) not null default '{}',
    ended_at      timestamp(6) with time zone
);
create index outbox_due on outbox (state, next_try);

-- what keeps the service from working: signed out, folder gone, disk full, an outage
create table trouble (
    kind          varchar(40)   not null,
    subject       varchar(200)  not null,
    since         timestamp(6) with time zone not null,
    detail        varchar(4000) not null,
    primary key (kind, subject)
);
