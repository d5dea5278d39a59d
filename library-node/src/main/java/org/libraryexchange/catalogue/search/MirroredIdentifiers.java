package org.libraryexchange.catalogue.search;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.TermQuery;
import org.libraryexchange.base.text.Lexemes;
import org.libraryexchange.catalogue.search.IndexFinder.IndexedKey;
import org.libraryexchange.item.Identifier;
import org.libraryexchange.item.Status;

/** Finds items of the partners by the identifiers that they have given them. */
@ApplicationScoped
public class MirroredIdentifiers {

    private final CurrentIndex index;

    MirroredIdentifiers(CurrentIndex index) {
        this.index = index;
    }

    /** A city's item that has the identifier; the latest where it has given one to several. */
    public Optional<UUID> itemOf(String owner, Identifier identifier) {
        BooleanQuery wanted = new BooleanQuery.Builder()
                .add(
                        new TermQuery(new Term(
                                Fields.IDENTIFIER, Lexemes.identifier(identifier.scheme(), identifier.value()))),
                        Occur.FILTER)
                .add(new TermQuery(new Term(Fields.OWNER, owner)), Occur.FILTER)
                .add(new TermQuery(new Term(Fields.STATUS, Status.DRAFT.term())), Occur.MUST_NOT)
                .build();
        return index.read(searcher -> new IndexFinder(searcher)
                .find(wanted, Order.NEWEST, 1).stream().map(IndexedKey::id).findFirst());
    }
}
