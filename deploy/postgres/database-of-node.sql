-- What a node needs before its first start: a database, a role that owns it and migrates it, and the role as which the node
-- works. Neither is a superuser.
\getenv name NODE_DATABASE
\getenv owner_password OWNER_PASSWORD
\getenv node_password NODE_PASSWORD
select :'name' || '_node' as node \gset
create role :"name" login password :'owner_password';
create role :"node" login password :'node_password' role :"name";
create database :"name" owner :"name";
