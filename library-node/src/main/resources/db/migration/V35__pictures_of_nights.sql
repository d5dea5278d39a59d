-- Last sequence of the partner's log that is counted.
alter table exchange_letters add column received_sequence bigint;
update exchange_letters set received_sequence = our_sequence;

-- The pictures in a run's account, each form counted, as letters are.
create table exchange_pictures (
    like exchange_letters including defaults including constraints,
    constraint exchange_pictures_pk primary key (run_id, partner),
    constraint exchange_pictures_of_run foreign key (run_id) references exchange_run
);
