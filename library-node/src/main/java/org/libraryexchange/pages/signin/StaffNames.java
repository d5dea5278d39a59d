package org.libraryexchange.pages.signin;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.libraryexchange.base.locale.Language;

/** What people are called. */
@ApplicationScoped
public class StaffNames {

    private final Jdbi database;

    StaffNames(Jdbi database) {
        this.database = database;
    }

    /** The name of an account's holder for a page; that of the account, or of a program, if there is no other. */
    @Transactional
    public String of(String account, Language language) {
        return database.withHandle(handle -> handle.select(
                                "select full_latin as latin, full_chinese as chinese from staff_member where name = ?",
                                account)
                        .map(ConstructorMapper.of(FullName.class))
                        .findOne())
                .map(full -> full.in(language, account))
                .orElse(account);
    }

    /** The same for one page, which names the same people often. */
    public UnaryOperator<String> in(Language language) {
        Map<String, String> known = new HashMap<>();
        return account -> known.computeIfAbsent(account, name -> of(name, language));
    }

    @Transactional
    void set(String account, FullName full) {
        database.useHandle(handle -> handle.execute(
                "update staff_member set full_latin = ?, full_chinese = ? where name = ?",
                full.latin(),
                full.chinese(),
                account));
    }
}
