-- what only one process may do at a time: who does it holds the row's lock for as long
create table turn (
    name          varchar(200)  not null primary key
);
