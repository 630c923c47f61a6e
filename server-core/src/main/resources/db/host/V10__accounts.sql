-- People: accounts, and guests of one meeting. A row is never deleted, so that its id is never given again.
create table users (
    id bigint not null auto_increment,
    -- As the person wrote it.
    username varchar(128) not null,
    -- What must be unique: case and compatible forms folded. Null for guests and deleted users.
    username_key varchar(255) character set utf8mb4 collate utf8mb4_bin null,
    email varchar(254) null,
    email_key varchar(254) character set utf8mb4 collate utf8mb4_bin null,
    -- Argon2id in PHC form. Null for guests and deleted users.
    password_hash varchar(255) null,
    -- Administers the server; the configuration may name others.
    admin boolean not null,
    -- True for the one account that was the first made on the server's own machine, null for all others.
    first_local boolean null,
    -- The meeting that a guest was let in for.
    guest_of varchar(64) null,
    -- Tokens of a lower version are revoked; revoked_at is when it rose last.
    token_version int not null,
    revoked_at datetime(3) null,
    created_at datetime(3) not null,
    deleted_at datetime(3) null,
    primary key (id),
    unique key users_username (username_key),
    unique key users_email (email_key),
    unique key users_first_local (first_local),
    key users_revoked (revoked_at)
);

-- One device of one user, from signing in to signing out.
create table logins (
    id bigint not null auto_increment,
    user_id bigint not null,
    -- SHA-256 of the part of the refresh token that stays, and of the whole one that is good now.
    family_hash char(64) not null,
    token_hash char(64) not null,
    user_agent varchar(255) not null,
    created_at datetime(3) not null,
    -- When the refresh token was last exchanged, or the login made.
    used_at datetime(3) not null,
    expires_at datetime(3) not null,
    ended_at datetime(3) null,
    primary key (id),
    unique key logins_family (family_hash),
    key logins_user (user_id),
    key logins_expires (expires_at),
    key logins_ended (ended_at),
    constraint logins_user_fk foreign key (user_id) references users (id)
);
