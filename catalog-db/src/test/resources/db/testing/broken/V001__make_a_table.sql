create table made (id int);
