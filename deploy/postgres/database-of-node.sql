-- What a node needs before its first start: a role that is not a superuser, and its own database.
\getenv name NODE_DATABASE
\getenv password NODE_PASSWORD
create role :"name" login password :'password';
create database :"name" owner :"name";
