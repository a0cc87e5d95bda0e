package org.ergodrop.pods;

import java.security.SecureRandom;
import java.util.Locale;

/** The steps of one turn, wired together; the route calls them one after another. */
record PodTurn(
        LookAtWork lookAtWork,
        ListPods listPods,
        SettlePods settlePods,
        ReapPods reapPods,
        StartPods startPods,
        AccountPods accountPods) {

    static PodTurn of(PodDesk desk, WorkInSight sight, PodEnvironment environment, PodCosts costs, Locale language) {
        CostGuard guard = new CostGuard(desk.settings().limits(), costs, desk.clock());
        EndPod endPod = new EndPod(desk.ledger(), desk.provider(), desk.pause(), desk.news());
        AskForPod ask = new AskForPod(desk, new PodRequests(desk.settings(), environment), guard);
        return new PodTurn(
                new LookAtWork(sight, desk.news(), desk.news().subject(), language, desk.clock()),
                new ListPods(
                        desk.provider(), desk.pause(), desk.news(), desk.news().subject()),
                new SettlePods(
                        desk.ledger(),
                        desk.provider(),
                        endPod,
                        desk.deployment(),
                        desk.settings().patience()),
                new ReapPods(desk.ledger(), desk.provider(), desk.pause(), endPod, desk.news(), desk.settings()),
                new StartPods(desk, ask, guard, new SecureRandom()),
                new AccountPods(desk, guard, endPod, new CheckBill(desk, costs)));
    }

    /** One turn without the route. */
    void run() {
        PodCycle cycle = listPods.list(lookAtWork.look());
        accountPods.account(startPods.start(reapPods.reap(settlePods.settle(cycle))));
    }
}
