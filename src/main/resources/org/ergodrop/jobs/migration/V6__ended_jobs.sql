-- Jobs that ended long ago are forgotten. One row may have to stay, without its history: of a job whose video was not filed in
-- 04-archive, so that it is not taken for a stray and analysed again.
alter table job add column is_kept boolean default false not null;
create index job_ended on job (closed, is_kept, state_since);
create index outbox_job on outbox (job_id);
