-- What a database has to have before its node's first start: a role that is no superuser, and a database of its own.
\getenv name NODE_DATABASE
\getenv password NODE_PASSWORD
create role :"name" login password :'password';
create database :"name" owner :"name";
