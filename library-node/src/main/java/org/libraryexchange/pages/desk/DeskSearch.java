package org.libraryexchange.pages.desk;

import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.libraryexchange.base.http.ProblemException;
import org.libraryexchange.base.http.ProblemType;
import org.libraryexchange.catalogue.question.Understood;
import org.libraryexchange.catalogue.search.ItemLists;
import org.libraryexchange.pages.web.Visit;

/** Finds published items by words. */
@Singleton
record DeskSearch(ItemLists lists) {

    /** Published items of a city, as they are stored; none if there is no word to search for. */
    List<byte[]> findOf(String city, String words, int limit, Visit visit) {
        try {
            return lists.ofAllWords(parameters(city, words, limit), visit.asked())
                    .documents();
        } catch (ProblemException e) {
            if (e.type() != ProblemType.INVALID_PARAMETER) {
                throw e;
            }
            return List.of();
        }
    }

    private static MultivaluedMap<String, String> parameters(String city, String words, int limit) {
        MultivaluedMap<String, String> parameters = new MultivaluedHashMap<>();
        parameters.add("q", words);
        parameters.add(Understood.AS, Understood.WORDS);
        parameters.add("owner", city);
        parameters.add("limit", Integer.toString(limit));
        return parameters;
    }
}
