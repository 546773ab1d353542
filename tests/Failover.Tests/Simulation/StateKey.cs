using System.Numerics;
using System.Runtime.CompilerServices;

namespace DrTerraform.Failover.Tests.Simulation;

/// <summary>A whole state in 24 bytes, so that millions fit into memory. Two states with one key are one state.</summary>
internal readonly record struct StateKey(ulong First, ulong Second, ulong Third)
{
    public override int GetHashCode()
    {
        var mixed = (First * 0x9E3779B97F4A7C15) ^ BitOperations.RotateLeft(Second * 0xC2B2AE3D27D4EB4F, 23) ^ BitOperations.RotateLeft(Third * 0x165667B19E3779F9, 41);
        return (int)(mixed ^ (mixed >> 32));
    }
}

/// <summary>Goes through the fields of a state, either to pack them into bits or to take them out again: one list of fields for both.</summary>
internal ref struct StateCoder(Scale scale, StateKey key, bool packs)
{
    private ulong _first = key.First;
    private ulong _second = key.Second;
    private ulong _third = key.Third;
    private int _used;

    public static StateKey Pack(WorldState state, Scale scale)
    {
        var coder = new StateCoder(scale, default, packs: true);
        coder.Visit(ref state);
        return new StateKey(coder._first, coder._second, coder._third);
    }

    public static WorldState Unpack(StateKey key, Scale scale)
    {
        var state = default(WorldState);
        new StateCoder(scale, key, packs: false).Visit(ref state);
        return state;
    }

    private void Visit(ref WorldState state)
    {
        Visit(ref state.East);
        Visit(ref state.West);
        Flag(ref state.LinkBroken);
        Flag(ref state.TablesStalled);
        Flag(ref state.Paused);
        Flag(ref state.Approved);
        Flag(ref state.Behind);
        Number(ref state.LastRoleWriter, 0, 1);
        Flag(ref state.StandbyUp);
        Number(ref state.StandbyDisagreeing, 0, scale.CheckThreshold);
        Number(ref state.PromotionTarget, 0, 2);
        Number(ref state.PromotionAge, 0, scale.GreatestPromotion);
        Number(ref state.LastPromoted, 0, 1);
        Choice(ref state.Late, (int)LateEffect.WriteRole);
        Number(ref state.LatePlace, 0, 1);
        Number(ref state.LateEpoch, 0, scale.LastEpoch + 1);
        Number(ref state.LateAge, 0, scale.LateCallTicks);
        Number(ref state.FaultsLeft, 0, 7);
        Number(ref state.Rightful, 0, 1);
        Number(ref state.HighestEpoch, 0, scale.LastEpoch + 1);
        Number(ref state.Promotions, 0, scale.LastEpoch + 1);
        Number(ref state.SinceChange, 0, scale.Cooldown);
        Number(ref state.AwayFor, 0, scale.LongestAway);
        Number(ref state.WrongSignals, 0, 7);
        Flag(ref state.BehindAtLoss);
        Number(ref state.SplitFor, 0, scale.FenceBound + 1);
        Number(ref state.StrayFor, 0, scale.ChecksAgree + 1);
        Number(ref state.OutageFor, 0, scale.RecoveryBound + 1);
    }

    private void Visit(ref Side side)
    {
        Choice(ref side.Condition, (int)Condition.Dead);
        Choice(ref side.Storage, (int)Storage.Detached);
        Flag(ref side.LostClients);
        Choice(ref side.Lie, (int)Lie.Up);
        Number(ref side.Epoch, 0, scale.LastEpoch + 1);
        Number(ref side.ActivePlace, 0, 1);
        Number(ref side.RoleAge, -scale.ClockJump, scale.Cooldown);
        Visit(ref side.Memory.Silent);
        Visit(ref side.Memory.NotServing);
        Number(ref side.Memory.Lag, 0, 2);
        Number(ref side.Memory.PromotionEpoch, 0, scale.LastEpoch + 1);
        Number(ref side.Memory.AskedAge, -scale.ClockJump, scale.AskAgain);
        Flag(ref side.Memory.Raised);
        Flag(ref side.Memory.Notified);
        Flag(ref side.MonitorStopped);
        Number(ref side.Crash, 0, 7);
        Flag(ref side.ClockAhead);
        Flag(ref side.CheckedUp);
        Number(ref side.Disagreeing, 0, scale.CheckThreshold);
        Number(ref side.Cached, 0, scale.CacheTicks);
    }

    private void Visit(ref StreakAges streak)
    {
        Number(ref streak.Since, -scale.ClockJump, World.OldestSince(scale));
        Number(ref streak.Last, -scale.ClockJump, World.OldestLast(scale));
        Number(ref streak.Ticks, 0, World.MostTicks(scale));
    }

    private void Flag(ref bool value)
    {
        var number = value ? (short)1 : (short)0;
        Number(ref number, 0, 1);
        value = number == 1;
    }

    private void Choice<T>(ref T value, int greatest)
        where T : struct, Enum => Number(ref Unsafe.As<T, short>(ref value), 0, greatest);

    private void Number(ref short value, int least, int greatest)
    {
        var width = BitOperations.Log2((uint)(greatest - least)) + 1;
        // No field straddles two words.
        if ((_used % 64) + width > 64)
        {
            _used += 64 - (_used % 64);
        }

        ref var word = ref _third;
        if (_used < 64)
        {
            word = ref _first;
        }
        else if (_used < 128)
        {
            word = ref _second;
        }
        else if (_used + width > 192)
        {
            throw new InvalidOperationException("the state does not fit into 192 bits");
        }

        if (packs)
        {
            if (value < least || value > greatest)
            {
                throw new InvalidOperationException($"a field holds {value}, it was meant to hold {least} to {greatest}");
            }

            word |= (ulong)(value - least) << (_used % 64);
        }
        else
        {
            value = (short)((int)((word >> (_used % 64)) & ((1UL << width) - 1)) + least);
        }

        _used += width;
    }
}
