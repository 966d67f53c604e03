create table half (id int);
create index on made (nope);
