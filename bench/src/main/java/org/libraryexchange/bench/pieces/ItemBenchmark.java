package org.libraryexchange.bench.pieces;

import java.util.List;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.base.text.Run;
import org.libraryexchange.base.text.Terms;
import org.libraryexchange.json.CanonicalJson;
import org.libraryexchange.json.Sha256;
import org.libraryexchange.record.CityLog;
import org.libraryexchange.record.Judge;
import org.libraryexchange.record.Judgement;
import org.libraryexchange.seal.SealCheck;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** Each method runs one piece with the next item. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ItemBenchmark {

    private final List<Sample> samples = Sample.all();
    private final Judge judge = new Judge(CityLog.items(Sample.OWNER), SealCheck.none());
    private int next;

    private Sample next() {
        next = next + 1 == samples.size() ? 0 : next + 1;
        return samples.get(next);
    }

    /** Writes a document as it is stored and sent. */
    @Benchmark
    public byte[] canonicalJson() {
        return CanonicalJson.bytes(next().tree());
    }

    /** Computes the SHA-256 that both cities compare. */
    @Benchmark
    public byte[] digest() {
        return Sha256.of(next().document());
    }

    /** Decides whether the mirror may apply a record of the partner's log. This computes its digest too. */
    @Benchmark
    public Judgement judgement() {
        return judge.judge(next().raw());
    }

    /** Analyses the texts of an item into the terms of the search index. */
    @Benchmark
    public Terms searchTerms() {
        Terms terms = new Terms();
        next().texts().forEach(text -> terms.add(Run.of(text.text()), text.readable()));
        return terms;
    }
}
