-- GPU pods: what was wanted, what was rented, what it cost; and who leads. H2 and PostgreSQL take the same words.
create table pod_intent (
    id            varchar(40)   not null primary key,
    -- what the pod is found by when the answer to its creation is lost
    pod_name      varchar(191)  not null unique,
    -- WANTED, ASKED (a request is out, or was when somebody crashed), MET (it has a pod), CLOSED
    state         varchar(20)   not null,
    -- a person asked for it
    by_hand       boolean       not null,
    -- requests so far; part of the compare-and-set
    asks          int           not null,
    -- rounds over all candidates that found nothing
    rounds        int           not null,
    -- the candidate asked for last
    gpu           varchar(100),
    cloud         varchar(20),
    data_center   varchar(40),
    created_at    timestamp(6) with time zone not null,
    asked_at      timestamp(6) with time zone,
    next_try      timestamp(6) with time zone not null,
    -- the pod must not outlive it, whatever happens
    deadline      timestamp(6) with time zone,
    ended_at      timestamp(6) with time zone,
    last_answer   varchar(2000)
);
create index pod_intent_state on pod_intent (state);

-- every pod that ever carried our name, also one that nobody wanted
create table pod (
    id            varchar(100)  not null primary key,
    name          varchar(191)  not null,
    intent_id     varchar(40)   references pod_intent (id),
    -- ALIVE, ENDING (its end is decided, not proven), GONE (proven)
    state         varchar(20)   not null,
    -- as the provider said last
    status        varchar(20)   not null,
    gpu           varchar(100),
    cloud         varchar(20),
    data_center   varchar(40),
    cost_per_hour double precision not null,
    created_at    timestamp(6) with time zone,
    first_seen_at timestamp(6) with time zone not null,
    listed_at     timestamp(6) with time zone,
    running_at    timestamp(6) with time zone,
    uptime_seconds bigint       not null,
    -- starts of its container
    starts        int           not null,
    deadline      timestamp(6) with time zone not null,
    idle_since    timestamp(6) with time zone,
    progress      varchar(100),
    progress_since timestamp(6) with time zone,
    has_progressed boolean      not null,
    end_reason    varchar(40),
    end_asked_at  timestamp(6) with time zone,
    end_tries     int           not null,
    absent_since  timestamp(6) with time zone,
    gone_at       timestamp(6) with time zone,
    counted_until timestamp(6) with time zone not null,
    -- what the provider billed, asked once after its end
    billed        double precision
);
create index pod_state on pod (state);
create index pod_intent_of on pod (intent_id);

-- what a pod cost on a day of the service's time zone, by its price and the time it was there
create table pod_day (
    pod_id        varchar(100)  not null references pod (id),
    on_day        date          not null,
    seconds       double precision not null,
    dollars       double precision not null,
    primary key (pod_id, on_day)
);
create index pod_day_day on pod_day (on_day);

-- the name this installation's pods carry, when the settings give none
create table pod_deployment (
    only_one      int           not null primary key,
    id            varchar(24)   not null
);

-- who leads where only one may; a beat that stands still for as long as the lease is a leader that died
create table leader_lease (
    name          varchar(40)   not null primary key,
    holder        varchar(100)  not null,
    -- fencing token: grows with every change of the leader
    term          bigint        not null,
    beats         bigint        not null
);
