package org.libraryexchange.pages.signin;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.libraryexchange.base.audit.AuditEvent;
import org.libraryexchange.base.audit.AuditTrail;
import org.libraryexchange.base.worker.Daemons;
import org.libraryexchange.pages.signin.StaffMembers.StaffMember;

/**
 * Signs people in by name and password. Passwords are checked on threads of their own, so that a flood of attempts
 * cannot take the API's threads or more than its share of the cores.
 */
@ApplicationScoped
class SignIn {

    private static final long IDLE_SECONDS = 60;

    private static final int SEE_OTHER = 303;
    private static final int THE_FORM_AGAIN = 200;

    private final StaffMembers members;
    private final Sessions sessions;
    private final Clock clock;
    private final Attempts attempts;
    private final AttemptsOfAddresses addresses;
    private final AuditTrail trail;
    private final ThreadPoolExecutor threads;

    SignIn(
            StaffMembers members,
            Sessions sessions,
            AttemptsOfAddresses addresses,
            AuditTrail trail,
            Clock clock,
            SignInConfig config) {
        this.members = members;
        this.sessions = sessions;
        this.addresses = addresses;
        this.trail = trail;
        this.clock = clock;
        this.attempts = new Attempts(config.longestDelay());
        this.threads = new ThreadPoolExecutor(
                config.threads(),
                config.threads(),
                IDLE_SECONDS,
                TimeUnit.SECONDS,
                new ArrayBlockingQueue<>(config.mostWaiting()),
                Daemons.named("passwords"));
        threads.allowCoreThreadTimeOut(true);
    }

    /** The outcome of an attempt. */
    sealed interface Outcome {}

    /**
     * The person is signed in.
     *
     * @param secret of the session, for the cookie
     * @param roles of the person
     */
    record In(String secret, Set<String> roles) implements Outcome {}

    /** The person is not signed in. */
    record Refused(SignInRefusal why) implements Outcome {}

    void end(@Observes ShutdownEvent stop) {
        threads.shutdown();
    }

    /**
     * Checks a name and a password. A password thread delivers the outcome.
     *
     * @param before secret of the browser's earlier session, which ends; empty if there is none
     */
    Uni<Outcome> attempt(String name, String password, String before, String address) {
        Duration pause = pause(name, address);
        if (!pause.isZero()) {
            return Uni.createFrom().item(putOff(address));
        }
        // Every name that is tried would be looked up and remembered.
        if (!StaffMember.NAME.matcher(name).matches()) {
            return Uni.createFrom().item(refused("", address));
        }
        return Uni.createFrom()
                .item(() -> checked(name, password, before, address))
                .runSubscriptionOn(threads)
                .onFailure(RejectedExecutionException.class)
                .recoverWithItem(() -> putOff(address));
    }

    private Outcome refused(String name, String address) {
        note(AuditEvent.SIGN_IN_REFUSED, name, address);
        return new Refused(SignInRefusal.WRONG);
    }

    /** Noted without a name, because each name that a flood makes up would be an entry of its own. */
    private Outcome putOff(String address) {
        note(AuditEvent.SIGN_IN_PUT_OFF, "", address);
        return new Refused(SignInRefusal.LATER);
    }

    private Duration pause(String name, String address) {
        Duration pause = addresses.pause(address);
        return pause.isZero() ? attempts.pause(name, address, clock.instant()) : pause;
    }

    private Outcome checked(String name, String password, String before, String address) {
        Optional<StaffMember> member = members.named(name);
        if (!Passwords.isRight(password, member)) {
            attempts.failed(name, address, clock.instant());
            return refused(name, address);
        }
        attempts.succeeded(name, address);
        return entered(name, before, address);
    }

    /** Begins the session of somebody who has shown who they are, in place of the browser's earlier one. */
    In entered(String name, String before, String address) {
        note(AuditEvent.SIGNED_IN, name, address);
        return new In(
                sessions.replace(before, name, address),
                members.named(name).orElseThrow().allRoles());
    }

    /** Signs a person out, if the secret belongs to a session. */
    void end(String secret, String address) {
        sessions.holder(secret)
                .ifPresent(member -> trail.note(
                        AuditEvent.SIGNED_OUT,
                        member.name(),
                        address,
                        "POST " + SignInResource.ADDRESS + "/end",
                        SEE_OTHER));
        sessions.end(secret);
    }

    private void note(AuditEvent event, String name, String address) {
        int status = event == AuditEvent.SIGNED_IN ? SEE_OTHER : THE_FORM_AGAIN;
        trail.note(event, name, address, "POST " + SignInResource.ADDRESS, status);
    }
}
