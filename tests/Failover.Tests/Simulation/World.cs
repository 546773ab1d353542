namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>
/// Two regions, Route 53, Aurora, a DynamoDB global table, two monitors and their bad luck. The state is a value; this class knows how
/// one state follows from another, and judges what it sees on the way.
/// </summary>
internal sealed class World(Scale scale, Design design, Monitor monitor)
{
    private const int GreatestCrash = 6;

    private readonly (FailoverAction Action, Guard? Guard)[] _told = [(FailoverAction.Hold, Guard.AlreadyActive), (FailoverAction.Hold, Guard.PeerServes)];

    private WorldState _state;

    /// <summary>The invariant that the last happening broke, or null.</summary>
    public Violation? Broken { get; private set; }

    /// <summary>Where a story is told; null while there is nobody to listen.</summary>
    public Action<string>? Tell { get; set; }

    public static int OldestSince(Scale scale) => scale.Saturates ? scale.AnsweringPatience : short.MaxValue;

    public static int OldestLast(Scale scale) => scale.LongestGap + 1;

    public static int MostTicks(Scale scale) => 1 + (int)Math.Ceiling(scale.Limits.AnsweringPeerPatience / scale.Limits.TickInterval);

    /// <summary>All is well and the east is active.</summary>
    public static WorldState Start(Scale scale, int faults)
    {
        var state = new WorldState { FaultsLeft = (short)faults, StandbyUp = true, HighestEpoch = 1, SinceChange = (short)scale.Cooldown };
        foreach (var place in (ReadOnlySpan<int>)[Place.East, Place.West])
        {
            state[place].Epoch = 1;
            state[place].RoleAge = (short)scale.Cooldown;
        }

        state.West.Memory.Lag = 1;

        state.East.Storage = Storage.Writer;
        state.East.CheckedUp = true;
        state.East.Cached = (short)scale.CacheTicks;
        return state;
    }

    /// <summary>What follows.</summary>
    public WorldState Follow(in WorldState state, Happening happening)
    {
        _state = state;
        Broken = null;
        if (happening.IsFault)
        {
            _state.FaultsLeft--;
            _state.OutageFor = 0;
        }

        if (happening.What == What.Tick)
        {
            PassTick();
        }
        else
        {
            Tell?.Invoke(happening.Sentence);
            Apply(happening);
        }

        return _state;
    }

    /// <summary>Everything that can happen next, in an order that does not change.</summary>
    public static void ListHappenings(in WorldState state, Scale scale, List<Happening> list)
    {
        list.Clear();
        if (state.HighestEpoch > scale.LastEpoch)
        {
            return;
        }

        if (state.PromotionTarget > 0)
        {
            ListPromotion(state, scale, list);
        }

        if (state.PromotionTarget == 0 || state.PromotionAge < scale.GreatestPromotion)
        {
            list.Add(new Happening(What.Tick));
        }

        ListOf(state, Place.East, list);
        ListOf(state, Place.West, list);
        var mayFail = state.FaultsLeft > 0;
        Either(state.LinkBroken, What.LinkHeals, What.LinkBreaks);
        Either(state.TablesStalled, What.TablesFlow, What.TablesStall);
        Either(state.Paused, What.HumanResumes, What.HumanPauses);
        Either(state.Behind, What.ReplicationCatchesUp, What.ReplicationFallsBehind);
        if (mayFail && !state.Approved && (state.Behind || state.Rightful == Place.West))
        {
            list.Add(new Happening(What.HumanApproves));
        }

        if (state.Late != LateEffect.None)
        {
            list.Add(new Happening(What.LateCallArrives, state.LatePlace));
        }

        void Either(bool isOn, What end, What begin)
        {
            if (isOn)
            {
                list.Add(new Happening(end));
            }
            else if (mayFail)
            {
                list.Add(new Happening(begin));
            }
        }
    }

    private static void ListPromotion(in WorldState state, Scale scale, List<Happening> list)
    {
        var target = state.PromotionTarget - 1;
        if (state.PromotionAge < scale.LeastPromotion)
        {
            return;
        }

        list.Add(new Happening(What.PromotionSucceeds, target));
        if (state.FaultsLeft > 0)
        {
            list.Add(new Happening(What.PromotionTimesOutOnFence, target));
            list.Add(new Happening(What.PromotionFails, target));
        }
    }

    private static void ListOf(in WorldState state, int place, List<Happening> list)
    {
        var side = state.At(place);
        var other = state.At(Place.Other(place));
        var mayFail = state.FaultsLeft > 0;
        if (side.Condition != Condition.Up)
        {
            list.Add(new Happening(What.Recovers, place));
        }

        if (mayFail && side.Condition != Condition.Dead)
        {
            list.Add(new Happening(What.Dies, place));
        }

        if (mayFail && side.Condition == Condition.Up)
        {
            list.Add(new Happening(What.GetsBusy, place));
        }

        if (side.LostClients)
        {
            list.Add(new Happening(What.RegainsClients, place));
        }
        else if (mayFail)
        {
            list.Add(new Happening(What.LosesClients, place));
        }

        if (side.Lie != Lie.None)
        {
            list.Add(new Happening(What.IsSeenAsItIs, place));
        }
        else if (mayFail)
        {
            list.Add(new Happening(What.LooksDown, place));
            list.Add(new Happening(What.LooksUp, place));
        }

        if (place != state.LastPromoted && side is { Condition: Condition.Up, Storage: not Storage.Replica } && other.Condition == Condition.Up
            && state is { PromotionTarget: 0, LinkBroken: false })
        {
            list.Add(new Happening(What.OldWriterRejoins, place));
        }

        if (side.MonitorStopped)
        {
            list.Add(new Happening(What.MonitorRuns, place));
            return;
        }

        if (!mayFail || side.Condition == Condition.Dead || side.Crash > 0)
        {
            return;
        }

        list.Add(new Happening(What.MonitorStops, place));
        list.Add(new Happening(What.ClockJumps, place));
        // A monitor in the active region looks and does nothing, so a crash changes nothing there.
        if (side.ActivePlace != place || side.Memory is { PromotionEpoch: > 0, Notified: false })
        {
            for (var actions = 0; actions <= GreatestCrash; actions++)
            {
                list.Add(new Happening(What.MonitorCrashes, place, actions));
            }
        }
    }

    private void Apply(Happening happening)
    {
        ref var side = ref _state[happening.Place];
        switch (happening.What)
        {
            case What.Dies:
                side.Condition = Condition.Dead;
                break;
            case What.GetsBusy:
                side.Condition = Condition.Busy;
                break;
            case What.Recovers:
                side.Condition = Condition.Up;
                break;
            case What.LosesClients:
            case What.RegainsClients:
                side.LostClients = happening.What == What.LosesClients;
                break;
            case What.LooksDown:
            case What.LooksUp:
                side.Lie = happening.What == What.LooksDown ? Lie.Down : Lie.Up;
                _state.WrongSignals |= 2;
                break;
            case What.IsSeenAsItIs:
                side.Lie = Lie.None;
                break;
            case What.MonitorStops:
            case What.MonitorRuns:
                side.MonitorStopped = happening.What == What.MonitorStops;
                break;
            case What.MonitorCrashes:
                side.Crash = (short)(happening.Detail + 1);
                break;
            case What.ClockJumps:
                side.ClockAhead = true;
                _state.WrongSignals |= 4;
                break;
            case What.LinkBreaks:
            case What.LinkHeals:
                _state.LinkBroken = happening.What == What.LinkBreaks;
                _state.WrongSignals |= 1;
                break;
            case What.TablesStall:
            case What.TablesFlow:
                _state.TablesStalled = happening.What == What.TablesStall;
                break;
            case What.HumanPauses:
            case What.HumanResumes:
                _state.Paused = happening.What == What.HumanPauses;
                break;
            case What.HumanApproves:
                _state.Approved = true;
                break;
            case What.ReplicationFallsBehind:
            case What.ReplicationCatchesUp:
                _state.Behind = happening.What == What.ReplicationFallsBehind;
                break;
            case What.OldWriterRejoins:
                side.Storage = Storage.Replica;
                break;
            case What.PromotionFails:
                _state.PromotionTarget = _state.PromotionAge = 0;
                break;
            case What.LateCallArrives:
                MakeLateCall();
                break;
            default:
                FinishPromotion(happening);
                break;
        }
    }

    private void FinishPromotion(Happening happening)
    {
        ref var old = ref _state[Place.Other(happening.Place)];
        if (happening.What == What.PromotionSucceeds)
        {
            old.Storage = Storage.Detached;
        }

        _state[happening.Place].Storage = Storage.Writer;
        _state.PromotionTarget = _state.PromotionAge = 0;
        _state.LastPromoted = (short)happening.Place;
        _state.Promotions++;
    }

    private void MakeLateCall()
    {
        var (late, place, epoch) = (_state.Late, _state.LatePlace, _state.LateEpoch);
        (_state.Late, _state.LatePlace, _state.LateEpoch, _state.LateAge) = (LateEffect.None, 0, 0, 0);
        if (_state[place].Condition == Condition.Dead)
        {
            return;
        }

        if (late == LateEffect.Ask)
        {
            AskAurora(place);
        }
        else
        {
            WriteRole(place, epoch);
        }
    }

    private void PassTick()
    {
        GrowOlder();
        if (_state.Now % scale.CheckEvery == 0)
        {
            Check();
        }

        Replicate();
        if (_state.Now % scale.MonitorEvery == 0)
        {
            RunMonitor(Place.East);
            RunMonitor(Place.West);
        }

        Judge();
    }

    private void GrowOlder()
    {
        if (!scale.Saturates)
        {
            _state.Now++;
        }

        foreach (var place in (ReadOnlySpan<int>)[Place.East, Place.West])
        {
            ref var side = ref _state[place];
            Grow(ref side.RoleAge, scale.Cooldown);
            Grow(ref side.Memory.Silent);
            Grow(ref side.Memory.NotServing);
            if (side.Memory.PromotionEpoch > 0)
            {
                Grow(ref side.Memory.AskedAge, scale.AskAgain);
            }

            if (!scale.Saturates)
            {
                Grow(ref side.Memory.LagAge, short.MaxValue);
            }

            side.Cached = (short)Math.Max(side.Cached - 1, 0);
        }

        if (_state.PromotionTarget > 0)
        {
            _state.PromotionAge++;
        }

        if (_state.Late != LateEffect.None && ++_state.LateAge > scale.LateCallTicks)
        {
            (_state.Late, _state.LatePlace, _state.LateEpoch, _state.LateAge) = (LateEffect.None, 0, 0, 0);
        }

        Grow(ref _state.SinceChange, scale.Cooldown);
        GrowAway(_state[_state.Rightful].CheckedUp);
    }

    private void GrowAway(bool checkedUp)
    {
        // Who was away is back when the checkers have seen it too. Whom they have not seen since it became active they miss from the first.
        var isAway = !Accepts(_state.Rightful) || (_state.AwayFor > 0 && !checkedUp);
        var one = _state.AwayFor > 0 || checkedUp ? 1 : 1 + scale.UntilMissed;
        _state.AwayFor = isAway ? (short)Math.Min(_state.AwayFor + one, scale.LongestAway) : (short)0;
    }

    private void Grow(ref StreakAges streak)
    {
        if (streak.Ticks == 0)
        {
            return;
        }

        Grow(ref streak.Since, OldestSince(scale));
        Grow(ref streak.Last, OldestLast(scale));
    }

    private static void Grow(ref short age, int oldest) => age = (short)Math.Min(age + 1, oldest);

    // Route 53.
    private void Check()
    {
        Check(ref _state.East.CheckedUp, ref _state.East.Disagreeing, Sees(Place.East, Healthy(Place.East)));
        Check(ref _state.West.CheckedUp, ref _state.West.Disagreeing, Sees(Place.West, design.SecondaryRestsOnHealth ? Healthy(Place.West) : Ready(Place.West)));
        Check(ref _state.StandbyUp, ref _state.StandbyDisagreeing, Sees(Place.West, Ready(Place.West) && _state.West.ActivePlace != Place.West));
        var answer = Answer;
        if (_state[answer].Cached == 0)
        {
            Tell?.Invoke($"  DNS leads to {Place.Name(answer)}");
        }

        _state[answer].Cached = (short)scale.CacheTicks;
    }

    private void Check(ref bool up, ref short disagreeing, bool seen)
    {
        disagreeing = seen == up ? (short)0 : (short)(disagreeing + 1);
        if (disagreeing == scale.CheckThreshold)
        {
            (up, disagreeing) = (seen, 0);
        }
    }

    private bool Sees(int place, bool truth) => _state[place].Lie switch { Lie.Down => false, Lie.Up => true, _ => truth };

    private bool Ready(int place) => _state[place] is { Condition: Condition.Up, LostClients: false };

    private bool Healthy(int place) => Ready(place) && _state[place].Storage == Storage.Writer && _state[place].ActivePlace == place;

    // When no record is healthy, the answer is the PRIMARY.
    private int Answer => (!design.Latches || _state.StandbyUp) && _state.East.CheckedUp ? Place.East : _state.West.CheckedUp ? Place.West : Place.East;

    // DynamoDB: the last writer wins.
    private void Replicate()
    {
        if (!TablesReplicate)
        {
            return;
        }

        ref var from = ref _state[_state.LastRoleWriter];
        ref var to = ref _state[Place.Other(_state.LastRoleWriter)];
        (to.Epoch, to.ActivePlace, to.RoleAge) = (from.Epoch, from.ActivePlace, from.RoleAge);
    }

    private bool TablesReplicate => _state is { LinkBroken: false, TablesStalled: false } && _state.East.Condition != Condition.Dead && _state.West.Condition != Condition.Dead;

    // A client's write is accepted.
    private bool Accepts(int place) => Ready(place) && _state[place].Storage == Storage.Writer && (!design.FunctionsHeedTheRole || _state[place].ActivePlace == place);

    private void RunMonitor(int place)
    {
        ref var side = ref _state[place];
        if (side.MonitorStopped || side.Condition == Condition.Dead)
        {
            return;
        }

        var actions = side.Crash == 0 ? int.MaxValue : side.Crash - 1;
        RunMonitor(place, ref actions);
        if (actions == 0)
        {
            Tell?.Invoke($"  the monitor in {Place.Name(place)} crashes");
        }

        side.Crash = 0;
        side.ClockAhead = false;
    }

    private void RunMonitor(int place, ref int actions)
    {
        ref var side = ref _state[place];
        for (var isFirst = true; ; isFirst = false)
        {
            var thought = monitor.Look(SightOf(place, isFirst));
            if (isFirst)
            {
                TellVerdict(place, thought.Verdict);
                if (actions-- == 0)
                {
                    actions = 0;
                    return;
                }

                side.Memory = thought.Memory;
                if (place != _state.Rightful && side.Storage == Storage.Replica && PeerOf(place) != PeerAnswer.Silent)
                {
                    _state.BehindAtLoss = _state.Behind;
                }
            }

            // A planted bug may have no end of steps; what it has broken is enough.
            if (thought.Move.Step is PromotionStep.None or PromotionStep.Wait || !Act(place, thought, ref actions) || Broken is not null)
            {
                return;
            }
        }
    }

    // A story says what is new.
    private void TellVerdict(int place, Verdict verdict)
    {
        if (Tell is not null && _told[place] != (verdict.Action, verdict.Guard))
        {
            _told[place] = (verdict.Action, verdict.Guard);
            Tell($"  {Place.Name(place)}: {verdict.Action}, {verdict.Reason}");
        }
    }

    // False when the monitor has crashed.
    private bool Act(int place, Thought thought, ref int actions)
    {
        var step = thought.Move.Step;
        Tell?.Invoke($"  {Place.Name(place)}: {step}");
        if (step == PromotionStep.Ask)
        {
            JudgeAsk(place);
            if (design.SavesBeforeAsking && !Save(ref actions))
            {
                return false;
            }
        }

        if (actions == 0)
        {
            Stall(place, step, thought);
            return false;
        }

        actions--;
        switch (step)
        {
            case PromotionStep.Ask:
                AskAurora(place);
                return design.SavesBeforeAsking || Save(ref actions);
            case PromotionStep.WriteRole:
                WriteRole(place, (short)thought.Move.Promotion!.Epoch);
                return true;
            default:
                return Save(ref actions);
        }

        bool Save(ref int actions)
        {
            if (actions == 0)
            {
                return false;
            }

            actions--;
            _state[place].Memory = thought.MemoryOfMove;
            return true;
        }
    }

    private void Stall(int place, PromotionStep step, Thought thought)
    {
        if (step is PromotionStep.Ask or PromotionStep.WriteRole && _state.Late == LateEffect.None)
        {
            _state.Late = step == PromotionStep.Ask ? LateEffect.Ask : LateEffect.WriteRole;
            (_state.LatePlace, _state.LateEpoch, _state.LateAge) = ((short)place, (short)thought.Move.Promotion!.Epoch, 0);
        }
    }

    private Sight SightOf(int place, bool isFirst)
    {
        var side = _state[place];
        return new Sight(
            place,
            isFirst,
            side.Memory,
            side.Epoch,
            side.ActivePlace,
            side.RoleAge,
            side.ClockAhead,
            _state.Paused,
            _state.Approved,
            PeerOf(place),
            ConsensusFor(place),
            ClusterOf(place),
            side.Storage == Storage.Replica ? (short)(_state.Behind ? 2 : 1) : (short)0);
    }

    private PeerAnswer PeerOf(int place)
    {
        var other = Place.Other(place);
        return _state[other] switch
        {
            { Condition: Condition.Dead } => PeerAnswer.Silent,
            _ when _state.LinkBroken => PeerAnswer.Silent,
            { Condition: Condition.Busy } => PeerAnswer.Overloaded,
            { ActivePlace: var active } when active != other => PeerAnswer.Unwell,
            { Storage: Storage.Writer } => PeerAnswer.Serving,
            _ => PeerAnswer.FailingOver,
        };
    }

    // Who is cut off from the world and from the other region cannot ask DNS either.
    private Consensus ConsensusFor(int place) =>
        _state[place].LostClients && _state.LinkBroken ? Consensus.Unknown : _state[Place.Other(place)].CheckedUp ? Consensus.Up : Consensus.Down;

    private ClusterRole ClusterOf(int place) => (_state.PromotionTarget, _state.PromotionAge, _state[place].Storage) switch
    {
        // RDS does not show at once what it was asked for.
        (> 0, > 0, _) => ClusterRole.Changing,
        (_, _, Storage.Writer) => ClusterRole.Writer,
        (_, _, Storage.Replica) => ClusterRole.Replica,
        _ => ClusterRole.Unavailable,
    };

    private void AskAurora(int place)
    {
        // What is not a replica, or is being changed, is refused.
        if (_state.PromotionTarget == 0 && _state[place].Storage == Storage.Replica)
        {
            _state.PromotionTarget = (short)(place + 1);
            _state.PromotionAge = 0;
        }
    }

    private void WriteRole(int place, short epoch)
    {
        ref var side = ref _state[place];
        if (!design.RoleWriteIsConditional)
        {
            epoch = (short)(side.Epoch + 1);
        }
        else if (side.Epoch != epoch - 1)
        {
            return;
        }

        if (epoch <= _state.HighestEpoch)
        {
            Break(Invariant.OnePromotionPerEpoch, $"{Place.Name(place)} writes epoch {epoch}, which there is already");
        }
        else if (epoch > 1 + _state.Promotions)
        {
            Break(Invariant.OnePromotionPerEpoch, $"{Place.Name(place)} writes epoch {epoch} after {_state.Promotions} promotion(s) of the database");
        }

        if (_state.Rightful != place && Accepts(_state.Rightful) && _state[place].Storage != Storage.Writer)
        {
            Break(Invariant.OneWriter, $"{Place.Name(place)} takes the role while {Place.Name(_state.Rightful)} is the writer");
        }

        (side.Epoch, side.ActivePlace, side.RoleAge) = (epoch, (short)place, side.ClockAhead ? (short)-scale.ClockJump : (short)0);
        _state.LastRoleWriter = (short)place;
        _state.HighestEpoch = Math.Max(_state.HighestEpoch, epoch);
        _state.Rightful = (short)place;
        _state.SinceChange = 0;
        _state.AwayFor = 0;
        _state.Approved = false;
        Tell?.Invoke($"  {Place.Name(place)} is active as of epoch {epoch}");
    }

    // The rule has decided to promote: was that right, going by what really is?
    private void JudgeAsk(int place)
    {
        var active = _state.Rightful;
        var clockMayLie = (_state.WrongSignals & 4) != 0;
        var isHeard = !_state.LinkBroken && _state[active].Condition != Condition.Dead;
        // Where the checkers were right, the patience began when they agreed.
        var agreed = (_state.WrongSignals & 2) == 0 ? scale.UntilMissed : 0;
        var due = agreed + (isHeard ? scale.AnsweringPatience : scale.SilentPatience);
        if (_state.Paused)
        {
            Break(Invariant.PausedMeansNoPromotion, $"{Place.Name(place)} asks for a promotion although failovers are paused");
        }
        else if (_state.HighestEpoch > 1 && _state.SinceChange < scale.Cooldown - (clockMayLie ? 2 * scale.ClockJump : 0))
        {
            Break(Invariant.NoAutomaticReturn, $"{Place.Name(place)} asks for a promotion {Seconds(_state.SinceChange)} after the last one");
        }
        else if (place == Place.East && !_state.Approved)
        {
            Break(Invariant.NoAutomaticReturn, "east asks for a return that nobody has approved");
        }
        else if (_state.AwayFor < due && int.PopCount(_state.WrongSignals) < 2)
        {
            Break(Invariant.OneWrongSignalIsNotEnough, $"{Place.Name(place)} asks for a promotion although {Place.Name(active)} has been away for {Seconds(_state.AwayFor)} only");
        }
        else if (_state is { BehindAtLoss: true, Approved: false })
        {
            Break(Invariant.LossNeedsApproval, $"{Place.Name(place)} asks for a promotion that loses more than allowed, and nobody has approved");
        }
    }

    private void Judge()
    {
        var (rightful, other) = (_state.Rightful, Place.Other(_state.Rightful));
        // While the checkers are wrong about the west, DNS cannot be right. When they are wrong about the east it still is: the east is
        // what is answered when nothing is healthy.
        var isJudgedRightly = Accepts(rightful) && _state.West.Lie == Lie.None;
        var split = isJudgedRightly && Accepts(other) && (TablesReplicate || (LatchHolds && _state[other].Cached > 0));
        Count(ref _state.SplitFor, split, scale.FenceBound, Invariant.OneWriter, $"both regions accept writes for more than {Seconds(scale.FenceBound)}");

        var stray = isJudgedRightly && LatchHolds && _state[rightful].Storage == Storage.Writer && Answer == other;
        var wrongPlace = _state.HighestEpoch > 1 ? Invariant.NoAutomaticReturn : Invariant.TrafficToTheWriter;
        Count(ref _state.StrayFor, stray, scale.ChecksAgree, wrongPlace, $"DNS still leads to {Place.Name(other)} while {Place.Name(rightful)} is a healthy writer");

        // Aurora's own time is its own; the budget is for everything else.
        if (_state.PromotionTarget == 0 || _state.PromotionAge == 0)
        {
            Count(ref _state.OutageFor, OughtToServe(other) && !Serves, scale.RecoveryBound, Invariant.ServiceReturns, $"no service for more than {Seconds(scale.RecoveryBound)} besides Aurora's own time");
        }
    }

    private void Count(ref short ticks, bool goesOn, int bound, Invariant invariant, string sentence)
    {
        ticks = goesOn ? (short)(ticks + 1) : (short)0;
        if (ticks > bound)
        {
            Break(invariant, sentence);
        }
    }

    // It holds one way: a west that does not know that it was replaced keeps the traffic. That is why the return is a human's decision.
    private bool LatchHolds => _state.Rightful == Place.West || _state.West.Epoch == _state.HighestEpoch;

    private bool Serves => Accepts(_state.Rightful) && Answer == _state.Rightful && _state[Place.Other(_state.Rightful)].Cached == 0;

    // The active region is lost, the other one is well, and neither a human nor a limit forbids anything.
    private bool OughtToServe(int other)
    {
        var active = _state[_state.Rightful];
        var well = _state[other];
        var wasWriter = active.Storage == Storage.Writer && active.Condition != Condition.Dead;
        var isTaken = _state.HighestEpoch == 1 + _state.Promotions;
        if (isTaken && active is { Storage: Storage.Writer, Condition: Condition.Up })
        {
            // It has taken over: what is left is for DNS to see it.
            return LatchHolds && active is { Lie: Lie.None, LostClients: false, MonitorStopped: false };
        }

        return !wasWriter
            && well is { Condition: Condition.Up, LostClients: false, MonitorStopped: false, Lie: Lie.None, Storage: not Storage.Detached }
            && active.Lie == Lie.None
            && !_state.Paused && (other == Place.West || !isTaken)
            && !_state.BehindAtLoss && IsLossKnown(well.Memory)
            && (!isTaken || (well.Epoch == _state.HighestEpoch && (well.Epoch == 1 || well.RoleAge == scale.Cooldown)));
    }

    // Who has not heard of the other region for long cannot say what a promotion would lose.
    private bool IsLossKnown(Memory memory) => memory.Lag == 1 && memory.LagAge - (memory.Silent.Ticks == 0 ? 0 : memory.Silent.Since) <= scale.OldestLag;

    private string Seconds(int ticks) => $"{ticks * scale.TickSeconds} s";

    private void Break(Invariant invariant, string sentence)
    {
        Broken ??= new Violation(invariant, sentence);
    }
}
