"""Who reads here: logins with a role and, where the site wants it, a passphrase. Every change is a row of its own."""

from __future__ import annotations

from sqlalchemy import Connection, bindparam, delete, func, insert, select

from core.errors import SignInFault, UsageFault
from core.findings import Role
from core.review.assessing import utc_now
from core.review.people import Person, check_login, folded, is_passphrase, sealed, wait_s
from core.store.queue_tables import people, sign_in_failures
from core.store.trail_events import person_event
from core.store.transactions import Transactions

# Asked with every word; to build it takes longer than to answer it.
_NEWEST = (
    select(people.c.role, people.c.passphrase)
    .where(people.c.login == bindparam("login"))
    .order_by(people.c.person_id.desc())
    .limit(1)
)


def role_of(connection: Connection, login: str) -> Role | None:
    """The role of a login, None for one that is not listed."""
    row = _newest(connection, login)
    return None if row is None else row[0]


def has_overseen(connection: Connection, login: str) -> bool:
    """Whether a login, in whatever spelling, has once had another role than Reader."""
    others = connection.execute(select(people.c.login).where(people.c.role != "Reader").distinct()).scalars()
    return folded(login) in map(folded, others)


class People:
    """The people of a store. Every method raises StoreFault as `Store` does."""

    def __init__(self, transactions: Transactions) -> None:
        self._reading, self._writing, self._tell = transactions.reading, transactions.writing, transactions.tell

    def listed(self) -> list[Person]:
        """All of them, by login."""
        newest = select(func.max(people.c.person_id)).group_by(people.c.login)
        with self._reading() as connection:
            rows = connection.execute(select(people).where(people.c.person_id.in_(newest)).order_by(people.c.login))
            return [Person(row.login, row.role, bool(row.passphrase)) for row in rows]

    def person(self, login: str) -> Person:
        """Whoever has that login; someone who is not listed is a Reader."""
        with self._reading() as connection:
            row = _newest(connection, login)
        return Person(login) if row is None else Person(login, row[0], bool(row[1]))

    def add(self, login: str, role: Role, who: str) -> None:
        """List someone. Raises UsageFault for a login that is listed already, be it in another spelling, or is none."""
        check_login(login)
        with self._writing() as connection:
            if _newest(connection, login) is not None:
                raise UsageFault("{login} is listed already; change the role with `overread people role`.", login=login)
            for listed in connection.execute(select(people.c.login).distinct()).scalars():
                if folded(listed) == folded(login):
                    raise UsageFault(
                        "{login} differs from {listed}, who is listed, in its spelling alone; use that.",
                        login=login,
                        listed=listed,
                    )
            self._write(connection, (login, role, ""), who)

    def set_role(self, login: str, role: Role, who: str) -> None:
        """Give someone who is listed another role. Raises UsageFault for one who is not."""
        with self._writing() as connection:
            self._write(connection, (login, role, _known(connection, login)[1]), who)

    def set_passphrase(self, login: str, passphrase: str, who: str) -> None:
        """Give someone who is listed another passphrase; '' takes it away. Raises UsageFault for one who is not, or for
        a passphrase that is too short."""
        seal = sealed(passphrase) if passphrase else ""
        with self._writing() as connection:
            self._write(connection, (login, _known(connection, login)[0], seal), who)

    def sign_in(self, login: str, passphrase: str) -> Person:
        """That someone is who she says. Raises SignInFault: for a wrong passphrase, for one that was never set, and,
        after several wrong ones, for any until some time has passed: twice as long after each."""
        with self._reading() as connection:
            row = _newest(connection, login)
            failures = _failures(connection, login)
        if row is None or not row[1]:
            raise SignInFault(
                "{login} has no passphrase yet; set one with `overread people passphrase {login}`.", login=login
            )
        left_s = wait_s(failures, utc_now())
        if left_s > 0:
            raise SignInFault(
                "The passphrase of {login} was wrong {count} times; try again in {left_s} s.",
                login=login,
                count=len(failures),
                left_s=left_s,
            )
        right = is_passphrase(passphrase, row[1])
        with self._writing() as connection:
            if right:
                connection.execute(delete(sign_in_failures).where(sign_in_failures.c.login == login))
            else:
                connection.execute(insert(sign_in_failures).values(login=login, at=utc_now()))
        if not right:
            raise SignInFault("The passphrase of {login} is wrong; type it again.", login=login)
        return Person(login, row[0], True)

    def _write(self, connection: Connection, person: tuple[str, Role, str], who: str) -> None:
        login, role, passphrase = person
        row = {"login": login, "role": role, "passphrase": passphrase, "at": utc_now(), "who": who}
        key = connection.execute(insert(people), row).inserted_primary_key
        assert key is not None  # the table has a numbered key
        self._tell(connection, [person_event(who, row, [(people, row | {"person_id": int(key[0])})])])


def _newest(connection: Connection, login: str) -> tuple[Role, str] | None:
    row = connection.execute(_NEWEST, {"login": login}).first()
    return None if row is None else (row[0], row[1])


def _known(connection: Connection, login: str) -> tuple[Role, str]:
    row = _newest(connection, login)
    if row is None:
        raise UsageFault("{login} is not listed; add the login with `overread people add {login}`.", login=login)
    return row


def _failures(connection: Connection, login: str) -> list[str]:
    """When she was refused since she last signed in, oldest first."""
    wanted = select(sign_in_failures.c.at).where(sign_in_failures.c.login == login)
    return list(connection.execute(wanted.order_by(sign_in_failures.c.failure_id)).scalars())
