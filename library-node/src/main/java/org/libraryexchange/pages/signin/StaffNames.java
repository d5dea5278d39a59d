package org.libraryexchange.pages.signin;

import jakarta.inject.Singleton;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.libraryexchange.base.database.LogDatabase;
import org.libraryexchange.base.locale.Language;

/** What people are called. */
@Singleton
public record StaffNames(LogDatabase database) {

    /** The name of an account's holder for a page; that of the account, or of a program, if there is no other. */
    public String of(String account, Language language) {
        return database.first(
                        FullName.class,
                        "select full_latin as latin, full_chinese as chinese from staff_member where name = ?",
                        account)
                .map(full -> full.in(language, account))
                .orElse(account);
    }

    /** The same for one page, which names the same people often. */
    public UnaryOperator<String> in(Language language) {
        Map<String, String> known = new HashMap<>();
        return account -> known.computeIfAbsent(account, name -> of(name, language));
    }

    void set(String account, FullName full) {
        database.execute(
                "update staff_member set full_latin = ?, full_chinese = ? where name = ?",
                full.latin(),
                full.chinese(),
                account);
    }
}
